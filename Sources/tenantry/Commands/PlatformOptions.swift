/// The options that name the platform of a command, put into each that it tells somebody to type: who copies one acts
/// on the same platform.
struct PlatformOptions: Equatable, Sendable {
  private let words: String

  /// Those that were given; a variable counts for what is typed next, too.
  init(_ global: GlobalOptions?) {
    var words: [String] = []
    if let name = global?.context { words += ["--context", Self.quoted(name)] }
    if let path = global?.dataFolder { words += ["--data-folder", Self.quoted(path)] }
    if global?.sandbox == true { words.append("--sandbox") }
    self.words = words.joined(separator: " ")
  }

  /// A text with the options in each command without: `tenantry op list` becomes `tenantry --context prod op list`.
  func put(into text: String) -> String {
    guard !words.isEmpty else { return text }
    var result = ""
    var rest = text[...]
    while let found = rest.firstRange(of: Self.program) {
      result += rest[..<found.upperBound]
      let isPart = text[..<found.lowerBound].last.map { $0.isNumber || "/-_.".contains($0) } ?? false
      rest = rest[found.upperBound...]
      if !isPart, Self.needsOptions(rest.prefix { !$0.isNewline }) { result += words + " " }
    }
    return result + rest
  }

  private static let program = "tenantry "

  /// Names of commands that know no platform, or another one.
  private static let without: Set<String> = [
    "demo", "view", "gallery", "context", "keys", "pages", "import", "config",
  ]

  private static let commands: Set<String> = {
    let all = TenantryCommand.configuration.subcommands.compactMap { $0.configuration.commandName }
    return Set(all).subtracting(without)
  }()

  /// - Parameter line: what stands after the program's name.
  private static func needsOptions(_ line: Substring) -> Bool {
    let own = line.firstRange(of: program).map { line[..<$0.lowerBound] } ?? line
    return commands.contains(String(line.prefix { $0.isLetter }))
      && !["--context", "--data-folder", "--sandbox"].contains { own.contains($0) }
  }

  /// A word as a shell takes it for one.
  private static func quoted(_ word: String) -> String {
    let isPlain = word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "/-_.,:@%+=".contains($0)) }
    return isPlain && !word.isEmpty ? word : "'\(word.replacing("'", with: "'\\''"))'"
  }
}
