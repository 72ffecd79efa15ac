extension KeycloakClient {
  package static let definition = SystemDefinition(
    "keycloak", "Keycloak", purpose: "Makes each tenant's sign-in and tests it.",
    fields: [
      ConnectionField("url", "Address", .url, help: "Keycloak's root, such as https://sso.example.net."),
      ConnectionField(
        "realm", "Realm of the client", .word, help: "Where the client below lives.", standard: "master"),
      ConnectionField(
        "client", "Client", .word,
        help:
          "A confidential client with a service account that may manage clients and read users and events."),
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
}
