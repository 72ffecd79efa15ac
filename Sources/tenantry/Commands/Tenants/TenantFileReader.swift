import TenantryAPI
import Yams

/// Reads a tenant file and collects what is wrong with it.
struct TenantFileReader {
  struct Problem: Equatable {
    var place: Place?
    var message: String

    /// `file:line:column: sentence`, which editors understand.
    func line(in path: String) -> String {
      guard let place else { return "\(path): \(message)" }
      return "\(path):\(place.line):\(place.column): \(message)"
    }
  }

  /// A place in the file, counted from 1.
  struct Place: Equatable {
    var line: Int
    var column: Int

    init(_ mark: Mark) {
      line = mark.line
      column = mark.column
    }

    /// The place of a scalar, counted from 0 over the whole text.
    init(offset: Int, in text: String) {
      let before = text.unicodeScalars.prefix(offset)
      let start = before.lastIndex(of: "\n").map { before.index(after: $0) } ?? before.startIndex
      line = before.count { $0 == "\n" } + 1
      column = before[start...].count + 1
    }
  }

  let path: String
  private(set) var request: TenantRequest?
  private(set) var problems: [Problem] = []
  private var words: [String: String] = [:]
  private var redirectUris: [String]?

  init(path: String) {
    self.path = path
  }

  mutating func read(_ bytes: [UInt8]) {
    guard let text = checkedText(bytes), let root = composed(text) else { return }
    guard case .mapping(let mapping) = root else {
      return refuse(root.mark, "A tenant file is a list of “key: value” lines.")
    }
    for (key, value) in mapping { take(key, value) }
    let missing = TenantFile.keysRequired.filter { words[$0] == nil }
    if problems.isEmpty, !missing.isEmpty {
      let noun = missing.count == 1 ? "The key" : "The keys"
      refuse(nil, "\(noun) \(missing.joined(separator: ", ")) must be given.")
    }
    if problems.isEmpty { request = makeRequest() }
  }

  // MARK: the text

  private mutating func checkedText(_ bytes: [UInt8]) -> String? {
    guard bytes.count <= TenantFile.bytesMax else {
      refuse(nil, "The file is longer than \(TenantFile.bytesMax / 1_024) KiB.")
      return nil
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      refuse(nil, "The file is not UTF-8 text.")
      return nil
    }
    guard Self.isShallow(text) else {
      refuse(nil, "The file is nested deeper than any tenant file, or full of aliases.")
      return nil
    }
    return text
  }

  /// Whether the YAML library can take the text without growing its stack or its memory: it follows every level with
  /// a call, and every alias with a copy. A tenant file has one level, a list in it, and no alias.
  private static func isShallow(_ text: String) -> Bool {
    var brackets = 0
    var aliases = 0
    var markers = 0
    var isAtStart = true
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "{"): brackets += 1
      case UInt8(ascii: "*"): aliases += 1
      default: break
      }
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        isAtStart = true
        markers = 0
      case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
        markers += isAtStart ? 1 : 0
      case UInt8(ascii: " "), UInt8(ascii: "\t"): break
      default: isAtStart = false
      }
      if brackets > 64 || aliases > 16 || markers > 32 { return false }
    }
    return true
  }

  private mutating func composed(_ text: String) -> Node? {
    do {
      guard let root = try Yams.compose(yaml: text) else {
        refuse(nil, "The file is empty.")
        return nil
      }
      return root
    } catch let error as YamlError {
      refuse(error)
    } catch {
      refuse(nil, "The file cannot be read as YAML.")
    }
    return nil
  }

  private mutating func refuse(_ error: YamlError) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
      refuse(mark, "This is not YAML: \(problem).")
    case .composer(_, let problem, let mark, _):
      refuse(mark, "This cannot stand in a tenant file: \(problem).")
    case .duplicatedKeysInMapping(let duplicates, let context):
      refuse(context.mark, "The key “\(duplicates.sorted().joined(separator: "”, “"))” is there twice.")
    case .reader(let problem, let offset, _, let yaml):
      problems.append(
        Problem(
          place: Place(offset: offset ?? 0, in: yaml),
          message: "A character cannot stand in YAML: \(problem)."))
    case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
      refuse(nil, "The file cannot be read as YAML.")
    }
  }

  // MARK: keys and values

  private mutating func take(_ key: Node, _ value: Node) {
    guard case .scalar(let scalar) = key else { return refuse(key.mark, "A key must be a word.") }
    let name = scalar.string
    guard (TenantFile.keysRequired + TenantFile.keysOptional).contains(name) else {
      return refuse(key.mark, "“\(name)” is no key of a tenant file\(Self.hint(for: name))")
    }
    if name == "redirect_uris" {
      takeRedirectUris(value)
    } else if let word = word(value, of: name) {
      words[name] = word
    }
  }

  private static func hint(for name: String) -> String {
    let known = TenantFile.keysRequired + TenantFile.keysOptional
    if let near = Spell.suggestion(for: name, among: known) { return "; did you mean “\(near)”?" }
    return "; the keys are \(known.joined(separator: ", "))."
  }

  private mutating func takeRedirectUris(_ value: Node) {
    guard case .sequence(let sequence) = value else {
      if let word = word(value, of: "redirect_uris") { redirectUris = [word] }
      return
    }
    guard sequence.count <= TenantFile.redirectUrisMax else {
      return refuse(value.mark, "There are more than \(TenantFile.redirectUrisMax) redirect URIs.")
    }
    redirectUris = sequence.compactMap { word($0, of: "redirect_uris") }
  }

  /// What stands for a tag when none was written (nothing, and `!` for a word in quotes), and the plain kinds.
  private static let tagsOfWords = Set(
    ["", "!"] + ["str", "int", "float", "bool", "null", "timestamp"].map { "tag:yaml.org,2002:\($0)" })

  /// The text of a scalar as typed, so that `18.0` and `no` stay what they are; nil for nothing.
  private mutating func word(_ value: Node, of key: String) -> String? {
    guard case .scalar(let scalar) = value else {
      refuse(value.mark, "“\(key)” takes one value, not a list of them.")
      return nil
    }
    guard Self.tagsOfWords.contains(scalar.tag.description) else {
      refuse(value.mark, "“\(key)” has a YAML tag, which is not read here.")
      return nil
    }
    let isNothing = scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    if isNothing, TenantFile.keysRequired.contains(key) { refuse(value.mark, "“\(key)” has no value.") }
    return isNothing ? nil : scalar.string
  }

  private func makeRequest() -> TenantRequest? {
    guard let name = words["name"], let slug = words["slug"], let agencyGroup = words["agency_group"],
      let plan = words["plan"], let bundle = words["bundle"], let region = words["region"]
    else { return nil }
    return TenantRequest(
      name: name, slug: slug, agencyGroup: agencyGroup, plan: plan, bundle: bundle, region: region,
      dbStrategy: words["db_strategy"], haLevel: words["ha_level"], template: words["template"],
      image: words["image"], ssoTemplate: words["sso_template"], redirectUris: redirectUris,
      environment: words["environment"])
  }

  private mutating func refuse(_ mark: Mark?, _ message: String) {
    problems.append(Problem(place: mark.map(Place.init), message: message))
  }
}
