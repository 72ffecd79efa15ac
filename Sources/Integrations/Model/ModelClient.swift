import HTTPTransport

/// A language model, whoever makes it.
package protocol ModelClient: Sendable {
  /// What comes next in a conversation, once all of it is there. Asking changes nothing, but costs.
  func reply(to request: ModelRequest) async throws(IntegrationError) -> ModelReply

  /// Tries what the product needs; sends no words of anybody.
  func testConnection() async -> ConnectionReport
}
