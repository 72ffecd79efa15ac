import HTTPTransport

/// A conversation for a model to go on with. What is in it has been redacted: there is no other way to make
/// one.
package struct ModelRequest: Equatable, Sendable {
  /// What a byte of text comes to, in the worst case that is usual.
  private static let bytesPerToken = 3

  package let system: String
  package let messages: [ModelMessage]
  package let tools: [ModelTool]
  /// The longest answer that is wanted.
  package let tokensMax: Int

  /// - Parameters:
  ///   - system: what the model is to be and do.
  ///   - messages: begins with the user's, ends with the user's or with results of tools.
  ///   - tools: what it may call; they must not change anything.
  package init(
    system: String, messages: [ModelMessage], tools: [ModelTool], tokensMax: Int, redaction: ModelRedaction
  ) {
    self.system = redaction.redacted(system)
    self.messages = messages.map(redaction.redacted)
    self.tools = tools
    self.tokensMax = tokensMax
  }

  /// What it will cost at most, roughly: all that is sent, and the longest answer.
  package var tokensEstimated: Int {
    let words = messages.reduce(system.utf8.count) { $0 + $1.bytes }
    let offered = tools.reduce(0) {
      $0 + $1.name.rawValue.utf8.count + $1.description.utf8.count + $1.schema.data.count
    }
    return (words + offered) / Self.bytesPerToken + 1 + tokensMax
  }
}
