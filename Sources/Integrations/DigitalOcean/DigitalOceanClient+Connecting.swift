extension DigitalOceanClient {
  package static let definition = SystemDefinition(
    "digitalocean", "DigitalOcean", purpose: "Says what regions, clusters and nodes there are.",
    fields: [
      ConnectionField(
        "url", "Address", .url, help: "Usually https://api.digitalocean.com.",
        standard: "https://api.digitalocean.com"),
      ConnectionField("token", "Token", .secret, help: "With read scopes alone: env:NAME or file:/path."),
      .authority,
    ]
  ) { values, parts throws(IntegrationError) in try await DigitalOceanClient(values, parts).testConnection() }

  /// The client that somebody connected.
  package init(_ values: ConnectionValues, _ parts: ConnectionParts) throws(IntegrationError) {
    let base = try values.url("url")
    self.init(
      transport: try parts.transport([base], values), base: base, token: try values.secret("token"),
      secrets: parts.secrets, now: parts.now)
  }
}
