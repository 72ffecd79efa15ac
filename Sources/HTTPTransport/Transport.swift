/// The way to an outside system: one request out, one answer back. Retrying is not its business.
package protocol Transport: Sendable {
  /// - Throws: `TransportError` when no answer came; an answer of any status is no error.
  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse
}
