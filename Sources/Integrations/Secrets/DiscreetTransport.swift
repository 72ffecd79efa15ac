import HTTPTransport

/// Takes the secrets of a request out of an answer that refuses it: systems, and the proxies before them, repeat what they
/// were asked, and people are shown what they say. What is answered well is left as it is: new tokens are in it.
package struct DiscreetTransport: StreamingTransport {
  private let wire: any StreamingTransport

  package init(over wire: any StreamingTransport) { self.wire = wire }

  package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let response = try await wire.send(request)
    return response.isSuccess ? response : RequestSecrets(request).hidden(in: response)
  }

  /// What is refused says its status alone: nobody reads further.
  package func open(_ request: HTTPRequest) async throws(TransportError) -> HTTPStream {
    try await wire.open(request)
  }
}
