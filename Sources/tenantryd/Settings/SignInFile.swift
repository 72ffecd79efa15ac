import ConfigFiles
import ControlPlane
import Foundation
import HTTPTransport
import TenantModel
import TenantryServer

/// Who may ask the server, as `sign-in.yaml` in the data folder says. docs/server.md has an example.
struct SignInFile: Equatable {
  static let name = "sign-in.yaml"

  private(set) var provider: OIDCSettings?
  private(set) var services: [ServiceTokens.Entry] = []
  /// The server's root as it is reached from outside.
  private(set) var address: String?

  /// - Throws: `ServerRefusal` with the file's line for what cannot be used, and when there is no file: a server that
  ///   knows nobody answers nobody.
  static func read(in folder: String) throws(ServerRefusal) -> SignInFile {
    let path = folder + "/" + name
    let file: SignInFile?
    do throws(FileProblem) {
      file = try SettingsText.bytes(at: path).map { bytes throws(FileProblem) in try SignInFile(bytes) }
    } catch {
      throw ServerRefusal(2, error.line(in: path))
    }
    guard let file else {
      throw ServerRefusal(2, "There is no \(path): it says who may ask. tenantryd token makes a first entry.")
    }
    return file
  }

  init(_ bytes: some Collection<UInt8>) throws(FileProblem) {
    let root = try YAMLFile.read(bytes, noun: "file of sign-ins")
    for entry in try root?.entries(of: "The file", known: nil) ?? [] {
      switch entry.key {
      case "oidc": provider = try Self.provider(entry)
      case "services":
        for item in try entry.list() { services.append(try Self.service(item)) }
      case "address": address = try Self.address(entry)
      default:
        throw FileProblem(
          entry.place, "There is no “\(entry.key)” here; there are oidc, services and address.")
      }
    }
    guard provider != nil || !services.isEmpty else {
      throw FileProblem(nil, "The file lets nobody in: it needs oidc, or services.")
    }
  }

  /// What takes the tokens of people; nil where programs alone have some.
  func people(over transport: any Transport) -> (any Authenticator)? {
    provider.map { OIDCAuthenticator($0, transport: transport) { Date() } }
  }

  /// What takes the tokens of everybody in the file.
  func authenticator(_ people: (any Authenticator)?) -> any Authenticator {
    AuthenticatorChain([ServiceTokens(services) { Date() }] + [people].compactMap(\.self))
  }

  /// Everything in the file by its name, to see what becomes of it.
  var parts: [String: Part] {
    var parts = Dictionary(grouping: services, by: \.name)
      .reduce(into: [String: Part]()) { $0["service \($1.key)"] = .services($1.value) }
    parts["oidc"] = provider.map(Part.provider)
    parts["address"] = address.map(Part.address)
    return parts
  }

  enum Part: Equatable {
    case provider(OIDCSettings)
    /// One program may have several tokens.
    case services([ServiceTokens.Entry])
    case address(String)
  }

  /// How people sign in; nil where programs alone have tokens.
  var offer: SignInOffer? {
    provider.map {
      SignInOffer(issuer: $0.issuer, clientID: $0.clientID, scopes: $0.scopes, address: address)
    }
  }

  /// Small letters, digits and dashes.
  static func isName(_ text: String) -> Bool {
    (1...60).contains(text.count)
      && text.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }
  }

  // MARK: Parts

  private static func provider(_ entry: FileEntry) throws(FileProblem) -> OIDCSettings {
    var fields: [String: String] = [:]
    var roles: [String: Role] = [:]
    var scopes: [String] = []
    let words = ["issuer", "audience", "roles-claim", "tenants-claim", "name-claim", "client-id"]
    for field in try entry.value.entries(of: "An oidc", known: words + ["roles", "scopes"]) {
      switch field.key {
      case "roles":
        for role in try field.value.entries(of: "What roles are here", known: nil) {
          roles[role.key] = try Self.role(role)
        }
        guard !roles.isEmpty else { throw FileProblem(field.place, "“roles” names no role.") }
      case "scopes":
        for item in try field.list() {
          guard let scope = item.word else { throw FileProblem(item.place, "A scope is one word.") }
          scopes.append(scope)
        }
      default: fields[field.key] = try field.oneWord()
      }
    }
    guard let issuer = fields["issuer"], let audience = fields["audience"] else {
      throw FileProblem(entry.place, "An oidc needs an issuer and an audience.")
    }
    guard let url = URL(string: issuer), let host = url.host(),
      url.scheme == "https" || ["127.0.0.1", "::1", "localhost"].contains(host)
    else { throw FileProblem(entry.place, "The issuer is to be an https address.") }
    var settings = OIDCSettings(issuer: issuer, audience: audience)
    if !roles.isEmpty { settings.roles = roles }
    if let path = fields["roles-claim"] { settings.rolesClaim = path.split(separator: ".").map(String.init) }
    if let path = fields["tenants-claim"] {
      settings.tenantsClaim = path.split(separator: ".").map(String.init)
    }
    if let name = fields["name-claim"] { settings.nameClaim = name }
    if let client = fields["client-id"] { settings.clientID = client }
    settings.scopes = scopes
    return settings
  }

  private static func service(_ item: FileNode) throws(FileProblem) -> ServiceTokens.Entry {
    let known = ["name", "sha256", "role", "read-only", "expires", "tenants", "only"]
    let fields = Dictionary(
      uniqueKeysWithValues: try item.entries(of: "A service", known: known).map { ($0.key, $0) })
    guard let name = item["name"]?.word, isName(name) else {
      throw FileProblem(item.place, "A service needs a name of small letters, digits and dashes.")
    }
    guard let digest = item["sha256"]?.word, digest.count == 64, digest.allSatisfy(\.isHexDigit) else {
      throw FileProblem(item.place, "\(name) needs the sha256 of its token: 64 hexadecimal digits.")
    }
    guard let role = fields["role"] else { throw FileProblem(item.place, "\(name) needs a role.") }
    var entry = ServiceTokens.Entry(name: name, sha256: digest.lowercased(), role: try Self.role(role))
    if let end = fields["expires"] {
      guard let date = try? Date(end.oneWord(), strategy: .iso8601) else {
        throw FileProblem(end.place, "The end of \(name) is to be a time such as 2027-01-31T00:00:00Z.")
      }
      entry.expiresAt = date
    }
    if let readOnly = fields["read-only"] { entry.readOnly = try readOnly.flag() }
    if let tenants = fields["tenants"] { entry.tenants = try Self.tenants(tenants) }
    if let only = fields["only"] { entry.scope = try scope(only) }
    return entry
  }

  private static func tenants(_ field: FileEntry) throws(FileProblem) -> Set<Slug> {
    var tenants: Set<Slug> = []
    for word in try field.list() {
      guard let slug = word.word.flatMap({ try? Slug($0) }) else {
        throw FileProblem(word.place, "This is no slug of a tenant.")
      }
      tenants.insert(slug)
    }
    return tenants
  }

  private static func scope(_ field: FileEntry) throws(FileProblem) -> EndpointScope {
    var names: [String] = []
    for item in try field.list() {
      guard let name = item.word else { throw FileProblem(item.place, "The name of an endpoint is one word.") }
      names.append(name)
    }
    do {
      return try EndpointScope(names)
    } catch {
      throw FileProblem(
        field.place, "The API has no “\(error.name)”; names are as in its document: tenants.list, tenants.*")
    }
  }

  private static func address(_ entry: FileEntry) throws(FileProblem) -> String {
    var text = try entry.oneWord()
    while text.hasSuffix("/") { text.removeLast() }
    guard let url = URL(string: text), let host = url.host(), url.query() == nil, url.user() == nil,
      url.scheme == "https" || ["127.0.0.1", "::1", "localhost"].contains(host)
    else {
      throw FileProblem(entry.place, "The address is to be the https address at which the server is reached.")
    }
    return text
  }

  private static func role(_ field: FileEntry) throws(FileProblem) -> Role {
    guard let role = Role(rawValue: try field.oneWord()) else {
      throw FileProblem(
        field.place,
        "There is no such role; there are \(Role.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    return role
  }
}
