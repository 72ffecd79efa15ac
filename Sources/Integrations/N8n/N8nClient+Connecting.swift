extension N8nClient {
  package static let definition = SystemDefinition(
    "n8n", "n8n", purpose: "Runs tenants' automations.",
    fields: [
      ConnectionField("url", "Address", .url, help: "n8n's root, such as https://n8n.example.net."),
      ConnectionField("api_key", "API key", .secret, help: "Made in n8n's settings: env:NAME or file:/path."),
      ConnectionField(
        "webhook_header", "Header of webhooks", .word,
        help: "The header that webhook nodes look for, with “token” or “secret” in its name.",
        isRequired: false),
      ConnectionField(
        "webhook_secret", "Its value", .secret, help: "env:NAME or file:/path.", isRequired: false),
      ConnectionField(
        "onboarding", "Onboarding webhook", .word,
        help: "The path of the workflow that a new tenant begins with, below /webhook/.",
        standard: "tenantry/provision"),
      .authority,
    ]
  ) { values, parts throws(IntegrationError) in try await N8nClient(values, parts).testConnection() }

  /// The client that somebody connected.
  package init(_ values: ConnectionValues, _ parts: ConnectionParts) throws(IntegrationError) {
    let base = try values.url("url")
    var webhook: WebhookCredential?
    if let header = values["webhook_header"] {
      webhook = try WebhookCredential(header: header, secret: try values.secret("webhook_secret"))
    }
    self.init(
      transport: try parts.transport([base], values), base: base, apiKey: try values.secret("api_key"),
      webhook: webhook, secrets: parts.secrets, now: parts.now)
  }
}
