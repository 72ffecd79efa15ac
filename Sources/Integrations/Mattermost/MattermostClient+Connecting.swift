extension MattermostClient {
  package static let definition = SystemDefinition(
    "mattermost", "Mattermost", purpose: "Tells the team what operations do.",
    fields: [
      ConnectionField("url", "Address", .url, help: "Mattermost's root, such as https://chat.example.net."),
      ConnectionField("team", "Team", .word, help: "Its name as in its addresses."),
      ConnectionField(
        "token", "Token of the bot", .secret,
        help: "A member of the channels it writes to: env:NAME or file:/path."),
      ConnectionField(
        "channels", "Channels", .words, help: "Where it writes, such as ops,alerts.", standard: "ops"),
      .authority,
    ]
  ) { values, parts throws(IntegrationError) in
    try await MattermostClient(values, parts).testConnection(channels: values.words("channels"))
  }

  /// The client that somebody connected.
  package init(_ values: ConnectionValues, _ parts: ConnectionParts) throws(IntegrationError) {
    let base = try values.url("url")
    self.init(
      transport: try parts.transport([base], values), base: base, team: try values.text("team"),
      token: try values.secret("token"), secrets: parts.secrets, now: parts.now)
  }
}
