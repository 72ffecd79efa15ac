import ConfigFiles
import TenantryAPI
import TypedText

/// Reads a tenant file and collects what is wrong with it.
struct TenantFileReader {
  let path: String
  private(set) var request: TenantRequest?
  private(set) var problems: [FileProblem] = []
  private var words: [String: String] = [:]
  private var redirectUris: [String]?

  init(path: String) {
    self.path = path
  }

  mutating func read(_ bytes: [UInt8]) {
    let root: FileNode?
    do {
      root = try YAMLFile.read(bytes, noun: "tenant file", bytesMax: TenantFile.bytesMax)
    } catch {
      return problems.append(error)
    }
    guard let root else { return refuse(nil, "The file is empty.") }
    guard let entries = root.entries else {
      return refuse(root.place, "A tenant file is a list of “key: value” lines.")
    }
    for entry in entries { take(entry) }
    let missing = TenantFile.keysRequired.filter { words[$0] == nil }
    if problems.isEmpty, !missing.isEmpty {
      let noun = missing.count == 1 ? "The key" : "The keys"
      refuse(nil, "\(noun) \(missing.joined(separator: ", ")) must be given.")
    }
    if problems.isEmpty { request = makeRequest() }
  }

  private mutating func take(_ entry: FileEntry) {
    let name = entry.key
    guard (TenantFile.keysRequired + TenantFile.keysOptional).contains(name) else {
      return refuse(entry.place, "“\(name)” is no key of a tenant file\(Self.hint(for: name))")
    }
    if name == "redirect_uris" {
      takeRedirectUris(entry.value)
    } else if let word = word(entry.value, of: name) {
      words[name] = word
    }
  }

  private static func hint(for name: String) -> String {
    let known = TenantFile.keysRequired + TenantFile.keysOptional
    if let near = Spelling.suggestion(for: name, among: known) { return "; did you mean “\(near)”?" }
    return "; the keys are \(known.joined(separator: ", "))."
  }

  private mutating func takeRedirectUris(_ value: FileNode) {
    guard let items = value.items else {
      if let word = word(value, of: "redirect_uris") { redirectUris = [word] }
      return
    }
    guard items.count <= TenantFile.redirectUrisMax else {
      return refuse(value.place, "There are more than \(TenantFile.redirectUrisMax) redirect URIs.")
    }
    redirectUris = items.compactMap { word($0, of: "redirect_uris") }
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
    if word == nil, TenantFile.keysRequired.contains(key) { refuse(value.place, "“\(key)” has no value.") }
    return word
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

  private mutating func refuse(_ place: FilePlace?, _ message: String) {
    problems.append(FileProblem(place, message))
  }
}
