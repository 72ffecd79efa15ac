extension SupersetClient {
  package static let definition = SystemDefinition(
    "superset", "Superset", purpose: "Shows each tenant's dashboards.",
    fields: [
      ConnectionField("url", "Address", .url, help: "Superset's root, such as https://bi.example.net."),
      ConnectionField("username", "User", .word, help: "May import dashboards and read databases."),
      ConnectionField("password", "Password", .secret, help: "env:NAME, file:/path or exec:/program."),
      ConnectionField(
        "database", "Database", .word, help: "The name in Superset of the one with the tenants' schemas.",
        standard: "analytics"),
      ConnectionField(
        "database_uri", "Address of the database", .word,
        help: "How Superset reaches it, with XXXXXXXXXX in the place of its password."),
      ConnectionField(
        "database_password", "Password of the database", .secret,
        help: "Needed while Superset does not know the database yet.", isRequired: false),
      .authority,
    ]
  ) { values, parts throws(IntegrationError) in
    try await SupersetClient(values, parts).testConnection(database: try values.text("database"))
  }

  /// The client that somebody connected.
  package init(_ values: ConnectionValues, _ parts: ConnectionParts) throws(IntegrationError) {
    let base = try values.url("url")
    self.init(
      transport: try parts.transport([base], values), base: base, username: try values.text("username"),
      password: try values.secret("password"), secrets: parts.secrets, now: parts.now)
  }
}
