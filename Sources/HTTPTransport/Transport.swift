/// The way to an outside system: one request out, one answer back. Retrying is not its business.
package protocol Transport: Sendable {
  /// - Throws: `TransportError` when no answer came; an answer of any status is no error.
  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse

  /// Whether answers can be read while they arrive.
  var isStreaming: Bool { get }
}

extension Transport {
  /// True for those that say so by their type; what wraps another says what that one can.
  package var isStreaming: Bool { self is any StreamingTransport }
}
