/// A transport whose answers can be read while they arrive: logs that are followed, watches, a model's words.
package protocol StreamingTransport: Transport {
  /// Sends the request and returns as soon as the answer's head is there.
  ///
  /// - Throws: `TransportError` when no head came; later failures come out of the stream.
  func open(_ request: HTTPRequest) async throws(TransportError) -> HTTPStream
}

extension StreamingTransport {
  /// For transports that know only whole answers: the body comes in one piece.
  package func open(_ request: HTTPRequest) async throws(TransportError) -> HTTPStream {
    HTTPStream(try await send(request))
  }
}
