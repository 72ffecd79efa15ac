import TenantModel

/// Takes a manifest's values out of its literal, with a warning for each that Odoo would not expect.
struct ManifestReader {
  private(set) var warnings: [ManifestError] = []
  private let parsed: ParsedLiteral
  private let values: [String: PythonLiteral]

  init(parsed: ParsedLiteral, pairs: [PythonLiteral.Pair]) {
    self.parsed = parsed
    var values: [String: PythonLiteral] = [:]
    for pair in pairs {
      if case .string(let key) = pair.key { values[key] = pair.value }
    }
    self.values = values
  }

  mutating func manifest() throws(ManifestError) -> OdooManifest {
    var manifest = OdooManifest()
    manifest.name = trimmed("name")
    manifest.version = version()
    manifest.summary = folded("summary")
    manifest.category = trimmed("category")
    manifest.license = trimmed("license")
    manifest.author = authors()
    manifest.website = trimmed("website")
    manifest.maintainers = maintainers()
    manifest.depends = try depends()
    manifest.externalDependencies = externalDependencies()
    manifest.application = flag("application") ?? false
    manifest.installable = flag("installable") ?? true
    manifest.autoInstall = autoInstall(depends: manifest.depends)
    manifest.developmentStatus = developmentStatus()
    warnOfMisspellings()
    return manifest
  }

  private func error(_ key: String, _ message: String) -> ManifestError {
    ManifestError(file: parsed.file, position: parsed.position(ofKey: key), message: message)
  }

  private mutating func warn(_ key: String, _ message: String) {
    warnings.append(error(key, message))
  }

  private mutating func string(_ key: String) -> String? {
    switch values[key] {
    case nil, .null?: return nil
    case .string(let text)?: return text
    case let other?:
      warn(key, "`\(key)` is \(other.kind) where a string belongs: it is passed over")
      return nil
    }
  }

  private mutating func trimmed(_ key: String) -> String? {
    string(key)?.trimmedOfBlanks.nonEmpty
  }

  private mutating func folded(_ key: String) -> String? {
    string(key)?.foldedToOneLine.nonEmpty
  }

  /// A version that is a number by mistake is read as its text.
  private mutating func version() -> String {
    switch values["version"] {
    case .float(let number)?:
      warn("version", "`version` is a float where a string belongs: Odoo refuses it")
      return "\(number)"
    case .int(let number)?:
      warn("version", "`version` is an integer where a string belongs: Odoo refuses it")
      return "\(number)"
    default: return trimmed("version") ?? "1.0"
    }
  }

  /// A list of authors, which some write, reads as Odoo's line with commas.
  private mutating func authors() -> String? {
    guard let names = values["author"]?.strings, !isString("author") else { return folded("author") }
    return names.map(\.foldedToOneLine).joined(separator: ", ").nonEmpty
  }

  private func isString(_ key: String) -> Bool {
    if case .string? = values[key] { true } else { false }
  }

  private mutating func maintainers() -> [String] {
    if let names = values["maintainers"]?.strings { return names }
    return (trimmed("maintainer") ?? trimmed("maintainers")).map { [$0] } ?? []
  }

  private mutating func depends() throws(ManifestError) -> [ModuleName] {
    guard let value = values["depends"], value != .null else { return [] }
    guard let texts = value.strings else {
      throw error("depends", "`depends` is \(value.kind) where a list of module names belongs")
    }
    return try names(texts, of: "depends")
  }

  private mutating func names(_ texts: [String], of key: String) throws(ManifestError) -> [ModuleName] {
    var names: [ModuleName] = []
    var seen: Set<ModuleName> = []
    for text in texts {
      do throws(InvalidName) {
        let name = try ModuleName(text)
        if seen.insert(name).inserted { names.append(name) } else { warn(key, "`\(key)` names \(name) twice") }
      } catch {
        throw self.error(key, "`\(key)` holds \(Self.quoted(text)). \(error.message.dropLast())")
      }
    }
    return names
  }

  private mutating func flag(_ key: String) -> Bool? {
    switch values[key] {
    case nil: return nil
    case .bool(let flag)?: return flag
    case let other?:
      warn(key, "`\(key)` is \(other.kind) where True or False belongs: Odoo reads it as \(other.isTruthy ? "True" : "False")")
      return other.isTruthy
    }
  }

  private mutating func autoInstall(depends: [ModuleName]) -> OdooManifest.AutoInstall {
    guard let value = values["auto_install"] else { return .never }
    guard !isString("auto_install"), let texts = value.strings else {
      return flag("auto_install") == true ? .withAllDependencies : .never
    }
    var triggers: [ModuleName] = []
    for text in texts {
      if let name = depends.first(where: { $0.rawValue == text }) {
        triggers.append(name)
      } else {
        warn("auto_install", "`auto_install` holds \(Self.quoted(text)), which `depends` does not: Odoo refuses it")
      }
    }
    return .with(triggers)
  }

  private mutating func developmentStatus() -> String? {
    guard let status = trimmed("development_status") else { return nil }
    if !["Alpha", "Beta", "Production/Stable", "Mature"].contains(status) {
      warn("development_status", "`development_status` is \(Self.quoted(status)), which is none of OCA's")
    }
    return status
  }

  /// What was meant by keys that real manifests misspell; Odoo passes them over.
  private mutating func warnOfMisspellings() {
    for (wrong, right) in Self.misspellings where values[wrong] != nil && values[right] == nil {
      warn(wrong, "the key `\(wrong)` means nothing to Odoo: it is spelled `\(right)`")
    }
  }

  private static let misspellings = [
    ("Summary", "summary"), ("sumamry", "summary"), ("autoinstall", "auto_install"), ("auto-install", "auto_install"),
    ("auto_installable", "auto_install"), ("auto_intall", "auto_install"), ("mainainers", "maintainers"),
    ("maintainters", "maintainers"), ("maintainsers", "maintainers"), ("mantainers", "maintainers"),
    ("development_statue", "development_status"),
  ]

  static func quoted(_ text: String) -> String {
    text.count <= 60 ? "“\(text)”" : "“\(text.prefix(60))…”"
  }
}

extension ManifestReader {
  /// Two shapes: kind to list of names (a dict of names to packages in places), and since Odoo 19's successor a list
  /// of dicts, of which the optional ones are left out. `pypi` counts as `python`, `apt` as `deb`.
  private mutating func externalDependencies() -> [String: [String]] {
    switch values["external_dependencies"] {
    case nil, .null?: return [:]
    case .dict(let pairs)?: return kinds(pairs)
    case .list(let items)?: return packages(items)
    case let other?:
      warn("external_dependencies", "`external_dependencies` is \(other.kind) where a dict belongs: it is passed over")
      return [:]
    }
  }

  private mutating func kinds(_ pairs: [PythonLiteral.Pair]) -> [String: [String]] {
    var kinds: [String: [String]] = [:]
    for pair in pairs {
      guard case .string(let kind) = pair.key, let names = pair.value.strings ?? pair.value.valueStrings else {
        warn("external_dependencies", "`external_dependencies` holds \(pair.value.kind) where a list of names belongs")
        continue
      }
      for name in names { Self.add(name, of: kind, to: &kinds) }
    }
    return kinds
  }

  private mutating func packages(_ items: [PythonLiteral]) -> [String: [String]] {
    var kinds: [String: [String]] = [:]
    for item in items {
      guard case .dict(let pairs) = item else {
        warn("external_dependencies", "`external_dependencies` holds \(item.kind) where a dict belongs")
        continue
      }
      guard item["optional"]?.isTruthy != true, item["test"]?.isTruthy != true else { continue }
      for pair in pairs {
        guard case .string(let kind) = pair.key, case .string(let name) = pair.value else { continue }
        Self.add(name, of: kind, to: &kinds)
      }
    }
    return kinds
  }

  private static func add(_ name: String, of kind: String, to kinds: inout [String: [String]]) {
    let names = ["pypi": "python", "apt": "deb"]
    let kind = names[kind] ?? kind
    if kinds[kind]?.contains(name) != true { kinds[kind, default: []].append(name) }
  }
}

extension PythonLiteral {
  /// The strings of a list, a tuple or a set of strings, or of one string; nil for anything else.
  fileprivate var strings: [String]? {
    switch self {
    case .string(let text): return [text]
    case .list(let items), .tuple(let items), .set(let items): return Self.strings(items)
    default: return nil
    }
  }

  /// The strings that are a dict's values.
  fileprivate var valueStrings: [String]? {
    guard case .dict(let pairs) = self else { return nil }
    return Self.strings(pairs.map(\.value))
  }

  private static func strings(_ items: [PythonLiteral]) -> [String]? {
    var texts: [String] = []
    for item in items {
      guard case .string(let text) = item else { return nil }
      texts.append(text)
    }
    return texts
  }
}

extension String {
  fileprivate var trimmedOfBlanks: String {
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    let end = lastIndex { !$0.isWhitespace }.map(index(after:)) ?? start
    return String(self[start..<end])
  }

  fileprivate var foldedToOneLine: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
