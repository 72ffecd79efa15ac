import ConfigFiles
import TenantryAPI
import TypedText

/// A bundle as a YAML file says it: the keys that `bundles/<code>.yaml` has in the desired state.
///
/// What is wrong with the file is found here, all of it at once, each with its line and column. What is wrong with the
/// values is for the platform to say.
struct BundleFile: Equatable, Sendable {
  static let bytesMax = 64 * 1_024
  static let keysRequired = ["code", "name", "type", "version", "modules"]
  static let keysOptional = ["description", "replaces_ee", "gaps", "is_draft"]

  var request: BundleRequest

  /// Reads the file at `path`, or standard input when it is `-`.
  ///
  /// - Throws: `CommandFailure` for a file that cannot be read, or that is no bundle file.
  static func load(_ path: String, in environment: CommandEnvironment) throws(CommandFailure) -> BundleFile {
    let file = try InputFile.read(path, bytesMax: bytesMax, in: environment)
    return try BundleFile(yaml: file.bytes, path: file.name)
  }

  /// - Throws: `CommandFailure` that lists every problem as `file:line:column: sentence`.
  init(yaml bytes: some Sequence<UInt8>, path: String) throws(CommandFailure) {
    var reader = BundleFileReader()
    reader.read(Array(bytes))
    guard reader.problems.isEmpty, let request = reader.request else {
      let lines = reader.problems.map { $0.line(in: path) }
      throw CommandFailure(
        .usage, lines.first ?? "\(path) is not a bundle file.", details: Array(lines.dropFirst()))
    }
    self.request = request
  }
}

/// Reads a bundle file and collects what is wrong with it.
private struct BundleFileReader {
  private(set) var request: BundleRequest?
  private(set) var problems: [FileProblem] = []
  private var words: [String: String] = [:]
  private var modules: [String] = []

  mutating func read(_ bytes: [UInt8]) {
    let root: FileNode?
    do {
      root = try YAMLFile.read(bytes, noun: "bundle file", bytesMax: BundleFile.bytesMax)
    } catch {
      return problems.append(error)
    }
    guard let root else { return refuse(nil, "The file is empty.") }
    guard let entries = root.entries else {
      return refuse(root.place, "A bundle file is a list of “key: value” lines.")
    }
    for entry in entries { take(entry) }
    let known = Set(entries.map(\.key))
    let missing = BundleFile.keysRequired.filter { !known.contains($0) }
    if problems.isEmpty, !missing.isEmpty {
      let noun = missing.count == 1 ? "The key" : "The keys"
      refuse(nil, "\(noun) \(missing.joined(separator: ", ")) must be given.")
    }
    if problems.isEmpty { request = made }
  }

  private mutating func take(_ entry: FileEntry) {
    let known = BundleFile.keysRequired + BundleFile.keysOptional
    guard known.contains(entry.key) else {
      let near = Spelling.suggestion(for: entry.key, among: known).map { "; did you mean “\($0)”?" }
      return refuse(
        entry.place,
        "“\(entry.key)” is no key of a bundle file\(near ?? "; the keys are \(known.joined(separator: ", ")).")"
      )
    }
    if entry.key == "modules" { return takeModules(entry.value) }
    guard let word = word(entry.value, of: entry.key) else { return }
    if entry.key == "is_draft", word != "true", word != "false" {
      return refuse(entry.value.place, "“is_draft” is true or false.")
    }
    words[entry.key] = word
  }

  private mutating func takeModules(_ value: FileNode) {
    guard let items = value.items else {
      return refuse(value.place, "“modules” takes a list of names.")
    }
    modules = items.compactMap { word($0, of: "modules") }
  }

  private mutating func word(_ value: FileNode, of key: String) -> String? {
    guard case .word(let word) = value.content else {
      refuse(value.place, "“\(key)” takes one value, not a list of them.")
      return nil
    }
    guard !value.hasTag else {
      refuse(value.place, "“\(key)” has a YAML tag, which is not read here.")
      return nil
    }
    return word ?? ""
  }

  private var made: BundleRequest {
    func word(_ key: String) -> String { words[key] ?? "" }
    return BundleRequest(
      code: word("code"), name: word("name"), type: word("type"), description: word("description"),
      version: word("version"), modules: modules, replacesEe: word("replaces_ee"), gaps: word("gaps"),
      isDraft: words["is_draft"] == "true")
  }

  private mutating func refuse(_ place: FilePlace?, _ message: String) {
    problems.append(FileProblem(place, message))
  }
}
