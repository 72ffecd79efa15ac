/// The language model that somebody connected, whichever dialect it speaks.
package enum ModelConnection {
  package static let definition = SystemDefinition(
    "model", "Language model", purpose: "Answers questions about the platform; it can only read.",
    fields: [
      ConnectionField(
        "dialect", "Dialect", .word, help: "anthropic, or openai for OpenAI and servers compatible with it.",
        standard: "anthropic"),
      ConnectionField(
        "url", "Address", .url,
        help: "https://api.anthropic.com, or with its version https://api.openai.com/v1.",
        standard: "https://api.anthropic.com"),
      ConnectionField("model", "Model", .word, help: "As the vendor names it."),
      ConnectionField(
        "key", "Key", .secret, help: "env:NAME, file:/path or exec:/program; none for a server of one's own.",
        isRequired: false),
      ConnectionField(
        "tokens_per_run", "Tokens a run", .word,
        help: "What one run of the AI console may spend, questions and answers together.", standard: "50000"),
      ConnectionField(
        "tokens_per_day", "Tokens a day", .word, help: "What all runs of a day (UTC) may spend.",
        standard: "500000"),
      .authority,
    ]
  ) { values, parts throws(IntegrationError) in
    for field in ["tokens_per_run", "tokens_per_day"] { _ = try tokens(field, values) }
    return try await client(values, parts).testConnection()
  }

  /// How many tokens may be spent.
  ///
  /// - Parameter field: `tokens_per_run` or `tokens_per_day`.
  package static func tokens(_ field: String, _ values: ConnectionValues) throws(IntegrationError) -> Int {
    guard let tokens = Int(try values.text(field)), (1...1_000_000_000).contains(tokens) else {
      throw IntegrationError(
        "model", IntegrationError.codeInvalid, "“\(field)” must be a whole number from 1 to 1,000,000,000.",
        retry: .permanent)
    }
    return tokens
  }

  /// The client of the dialect.
  package static func client(_ values: ConnectionValues, _ parts: ConnectionParts) throws(IntegrationError)
    -> any ModelClient
  {
    let base = try values.url("url")
    let transport = try parts.transport([base], values)
    let model = try values.text("model")
    switch try values.text("dialect") {
    case "anthropic":
      return AnthropicModel(
        transport: transport, base: base, model: model, key: try values.secret("key"), secrets: parts.secrets,
        now: parts.now)
    case "openai":
      return OpenAIModel(
        transport: transport, base: base, model: model,
        key: values["key"] == nil ? nil : try values.secret("key"), secrets: parts.secrets, now: parts.now)
    case let other:
      throw IntegrationError(
        "model", IntegrationError.codeInvalid, "“\(other)” is no dialect: anthropic or openai.",
        retry: .permanent)
    }
  }
}
