import HTTPTransport

/// Gives whole answers as streams of one piece, so that what is streamed can be recorded.
struct StreamedInOnePiece: StreamingTransport {
  let inner: any Transport

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    try await inner.send(request)
  }
}
