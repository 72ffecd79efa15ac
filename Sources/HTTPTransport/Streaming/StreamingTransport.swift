/// A transport whose answers can be read while they arrive: logs that are followed, watches, a model's words.
package protocol StreamingTransport: Transport {
  /// Sends the request and returns as soon as the answer's head is there.
  ///
  /// - Throws: `TransportError` when no head came; later failures come out of the stream.
  func open(_ request: HTTPRequest) async throws(TransportError) -> HTTPStream
}

extension Transport {
  /// Opens a stream where the transport can, and hands the whole answer on as one where it cannot.
  package func opened(_ request: HTTPRequest) async throws(TransportError) -> HTTPStream {
    guard let streaming = self as? any StreamingTransport else { return HTTPStream(try await send(request)) }
    return try await streaming.open(request)
  }
}

extension StreamingTransport {
  /// For transports that know only whole answers: the body comes in one piece.
  package func open(_ request: HTTPRequest) async throws(TransportError) -> HTTPStream {
    HTTPStream(try await send(request))
  }
}
