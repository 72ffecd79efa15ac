extension KeycloakClient {
  package static let definition = SystemDefinition(
    "keycloak", "Keycloak", purpose: "Makes each tenant's sign-in and tests it.",
    fields: [
      ConnectionField("url", "Address", .url, help: "Keycloak's root, such as https://sso.example.net."),
      ConnectionField(
        "realm", "Realm of the client", .word, help: "Where the client below lives.", standard: "master"),
      ConnectionField(
        "client", "Client", .word,
        help: "A confidential client with a service account that may manage clients."),
      ConnectionField(
        "secret", "The client's secret", .secret, help: "env:NAME, file:/path or exec:/program."),
      ConnectionField(
        "tenants_realm", "Realm of the tenants", .word, help: "Where tenants' clients are made.",
        standard: "tenants"),
      .authority,
    ]
  ) { values, parts throws(IntegrationError) in
    try await KeycloakClient(values, parts).testConnection(realm: try values.text("tenants_realm"))
  }

  /// The client that somebody connected.
  package init(_ values: ConnectionValues, _ parts: ConnectionParts) throws(IntegrationError) {
    let base = try values.url("url")
    self.init(
      transport: try parts.transport([base], values), base: base, realm: try values.text("realm"),
      clientId: try values.text("client"), clientSecret: try values.secret("secret"), secrets: parts.secrets,
      now: parts.now)
  }

  /// Says whether the client may sign in and sees the realm of the tenants. Changes nothing.
  package func testConnection(realm name: String) async -> ConnectionReport {
    var report = ConnectionReport(system: "keycloak")
    let found = await report.check(
      "realm",
      remedy:
        "Check the client, its secret, and that its service account has the role manage-clients in \(name).",
      ask: { () async throws(IntegrationError) in try await realm(name) },
      sentence: { $0 == nil ? "There is no realm “\(name)”." : "The realm “\(name)” can be read." })
    guard let found else { return report }
    guard found != nil else {
      report.add(
        ConnectionCheck("realm_exists", isPassing: false, "Make the realm “\(name)” in Keycloak first."))
      return report
    }
    _ = await report.check(
      "clients", remedy: "Give the service account the role view-clients in \(name).",
      ask: { () async throws(IntegrationError) in try await client("tenantry-connection-test", realm: name) },
      sentence: { _ in "Clients of “\(name)” can be looked for." })
    return report
  }
}
