import HTTPTransport

extension KeycloakClient {
  /// Entries of one question at most: Keycloak would give all that it has.
  package static let pageMax = 200
  /// Clients of a realm that are read at most, so that a realm of somebody else's does not keep us busy.
  package static let clientsMax = 20_000

  /// The realms that our client may see, by name.
  package func realms() async throws(IntegrationError) -> [KeycloakRealm] {
    guard let response = try await admin(.get, "/admin/realms", query: ["briefRepresentation": "true"]) else {
      throw exchange.unreadable("no list of realms", to: .get)
    }
    return try exchange.list(response).compactMap(KeycloakRealm.init).sorted { $0.name < $1.name }
  }

  /// The realm's clients, page by page.
  ///
  /// - Throws: `not_found` when there is no such realm.
  package func clients(realm: String) async throws(IntegrationError) -> [JSONValue] {
    var clients: [JSONValue] = []
    while clients.count < Self.clientsMax {
      let page = try await list(
        "clients", realm: realm, query: ["first": String(clients.count), "max": String(Self.pageMax)])
      clients += page
      guard page.count == Self.pageMax else { break }
    }
    return clients
  }

  /// What is worth knowing of the client with that `clientId`, or nil when there is none.
  package func facts(of clientId: String, realm: String) async throws(IntegrationError)
    -> KeycloakClientFacts?
  {
    try await client(clientId, realm: realm).flatMap(KeycloakClientFacts.init)
  }

  /// Clients whose `clientId` holds the text, by it.
  ///
  /// - Parameter limit: at most so many, up to `pageMax`.
  package func findClients(_ text: String, realm: String, limit: Int = pageMax)
    async throws(IntegrationError) -> [KeycloakClientFacts]
  {
    let query = ["clientId": text, "search": "true"].merging(Self.page(limit)) { mine, _ in mine }
    return try await list("clients", realm: realm, query: query).compactMap(KeycloakClientFacts.init)
      .sorted { $0.clientId < $1.clientId }
  }

  /// The roles of a client, or with nil of the realm itself, by name.
  package func roles(ofClient uuid: String? = nil, realm: String, limit: Int = pageMax)
    async throws(IntegrationError) -> [KeycloakRole]
  {
    let path = uuid.map { "clients/\($0)/roles" } ?? "roles"
    return try await list(path, realm: realm, query: Self.page(limit)).compactMap(KeycloakRole.init)
      .sorted { $0.name < $1.name }
  }

  /// Users whose name or mail address holds the text, in Keycloak's order.
  ///
  /// - Parameter limit: at most so many, up to `pageMax`.
  package func findUsers(_ text: String, realm: String, limit: Int = 50)
    async throws(IntegrationError) -> [KeycloakUser]
  {
    var query = Self.page(limit).merging(["briefRepresentation": "true"]) { mine, _ in mine }
    if !text.isEmpty { query["search"] = text }
    return try await list("users", realm: realm, query: query).compactMap(KeycloakUser.init)
  }

  /// The roles that were given to a user: of a client, or with nil of the realm.
  package func roles(ofUser id: String, client uuid: String? = nil, realm: String)
    async throws(IntegrationError) -> [KeycloakRole]
  {
    let scope = uuid.map { "clients/\($0)" } ?? "realm"
    return try await list("users/\(id)/role-mappings/\(scope)", realm: realm).compactMap(KeycloakRole.init)
      .sorted { $0.name < $1.name }
  }

  /// A list of something in a realm.
  ///
  /// - Throws: `not_found` when the realm, or what the path names in it, is not there.
  func list(_ path: String, realm: String, query: [String: String] = [:])
    async throws(IntegrationError) -> [JSONValue]
  {
    guard let response = try await admin(.get, "/admin/realms/\(realm)/\(path)", query: query) else {
      throw IntegrationError(
        "keycloak", IntegrationError.codeNotFound,
        "Keycloak has nothing of that name in the realm “\(realm)”, or no such realm.",
        detail: path, retry: .permanent)
    }
    return try exchange.list(response)
  }

  static func page(_ limit: Int) -> [String: String] {
    ["first": "0", "max": String(min(max(limit, 1), pageMax))]
  }
}
