import TenantModel

/// Takes a manifest's values out of its literal, with a warning for each that Odoo would not expect.
struct ManifestReader {
  private(set) var warnings: [ManifestError] = []
  private let parsed: ParsedLiteral
  let values: [String: PythonLiteral]

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

  mutating func warn(_ key: String, _ message: String) {
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
    guard !isString("depends"), let items = value.items else {
      throw error("depends", "`depends` is \(value.kind) where a list of module names belongs")
    }
    guard let texts = value.strings else {
      let odd = items.first { PythonLiteral.list([$0]).strings == nil }
      throw error("depends", "`depends` holds \(odd?.kind ?? "a value"), which is no module name")
    }
    return try names(texts, of: "depends")
  }

  private mutating func names(_ texts: [String], of key: String) throws(ManifestError) -> [ModuleName] {
    var names: [ModuleName] = []
    var seen: Set<ModuleName> = []
    for text in texts {
      do throws(InvalidName) {
        let name = try ModuleName(text)
        if seen.insert(name).inserted {
          names.append(name)
        } else {
          warn(key, "`\(key)` names \(name) twice")
        }
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
      let meaning = other.isTruthy ? "True" : "False"
      warn(key, "`\(key)` is \(other.kind) where True or False belongs: Odoo reads it as \(meaning)")
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
        warn(
          "auto_install",
          "`auto_install` holds \(Self.quoted(text)), which `depends` does not: Odoo refuses it")
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
    ("Summary", "summary"), ("sumamry", "summary"), ("autoinstall", "auto_install"),
    ("auto-install", "auto_install"),
    ("auto_installable", "auto_install"), ("auto_intall", "auto_install"), ("mainainers", "maintainers"),
    ("maintainters", "maintainers"), ("maintainsers", "maintainers"), ("mantainers", "maintainers"),
    ("development_statue", "development_status"),
  ]

  static func quoted(_ text: String) -> String {
    text.count <= 60 ? "“\(text)”" : "“\(text.prefix(60))…”"
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
