import HTTPTransport

/// What is taken out of texts before they leave for a model: what looks like a secret, always; e-mail
/// addresses, if asked.
///
/// It errs on the side of taking out too much. It is the second line: secrets do not belong in logs and
/// results either.
package struct ModelRedaction: Equatable, Sendable {
  package var hidesEmailAddresses: Bool

  package init(hidesEmailAddresses: Bool) { self.hidesEmailAddresses = hidesEmailAddresses }

  /// The text with `•••` for each secret and `•••@•••` for each address.
  package func redacted(_ text: String) -> String {
    var scanner = SecretScanner(Array(text.utf8), hidesEmailAddresses: hidesEmailAddresses)
    return scanner.redacted()
  }

  func redacted(_ message: ModelMessage) -> ModelMessage {
    switch message {
    case .user(let text): .user(redacted(text))
    case .assistant(let text, let calls):
      .assistant(
        redacted(text),
        calls: calls.map { ModelToolCall(id: $0.id, tool: $0.tool, input: $0.input.map { redacted($0) }) })
    case .results(let results):
      .results(results.map { ModelToolResult(id: $0.id, text: redacted($0.text), isError: $0.isError) })
    }
  }

  /// Members are redacted by their names, too.
  func redacted(_ value: JSONValue) -> JSONValue {
    switch value {
    case .string(let text): .string(redacted(text))
    case .array(let items): .array(items.map { redacted($0) })
    case .object(let members):
      .object(
        Dictionary(
          members.map { name, member in
            let isSecret = SecretScanner.isSecretName(Array(name.utf8)[...]) && member != .null
            return (redacted(name), isSecret ? "•••" : redacted(member))
          }
        ) { first, _ in first })
    default: value
    }
  }
}
