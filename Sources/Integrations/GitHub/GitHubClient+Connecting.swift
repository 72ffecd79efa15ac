extension GitHubClient {
  package static let definition = SystemDefinition(
    "github", "GitHub", purpose: "Takes changes of the desired state as pull requests, and runs deployments.",
    fields: [
      ConnectionField(
        "url", "Address", .url,
        help: "https://api.github.com, or https://HOST/api/v3 for an Enterprise Server.",
        standard: "https://api.github.com"),
      ConnectionField("repository", "Repository", .word, help: "The desired state's, as owner/name."),
      ConnectionField(
        "token", "Token", .secret,
        help: "May write contents, pull requests and actions: env:NAME or file:/path."),
      ConnectionField("base", "Branch", .word, help: "The one that pull requests are for.", standard: "main"),
      .authority,
    ]
  ) { values, parts throws(IntegrationError) in try await GitHubClient(values, parts).testConnection() }

  /// The client that somebody connected.
  package init(_ values: ConnectionValues, _ parts: ConnectionParts) throws(IntegrationError) {
    let base = try values.url("url")
    self.init(
      transport: try parts.transport([base], values), base: base,
      repository: try GitHubRepositoryName(try values.text("repository")), token: try values.secret("token"),
      secrets: parts.secrets, now: parts.now)
  }
}
