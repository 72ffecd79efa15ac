import HTTPTransport

/// One turn of a conversation.
package enum ModelMessage: Equatable, Sendable {
  case user(String)
  /// What the model said and what it asked for.
  case assistant(String, calls: [ModelToolCall])
  /// What came of what it asked for, one for each call.
  case results([ModelToolResult])

  var bytes: Int {
    switch self {
    case .user(let text): text.utf8.count
    case .assistant(let text, let calls):
      calls.reduce(text.utf8.count) { $0 + $1.tool.utf8.count + ($1.input?.data.count ?? 0) }
    case .results(let results): results.reduce(0) { $0 + $1.text.utf8.count }
    }
  }
}
