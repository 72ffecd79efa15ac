/// Writes every exchange that got an answer to a recorder, for the contract tests.
package struct RecordingTransport: Transport {
  private let inner: any Transport
  private let recorder: ExchangeRecorder

  package init(_ inner: any Transport, to recorder: ExchangeRecorder) {
    self.inner = inner
    self.recorder = recorder
  }

  package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let response = try await inner.send(request)
    do {
      try recorder.record(request, response)
    } catch {
      // A recording that lacks exchanges would prove nothing, so the exchange fails with it.
      throw TransportError(
        .malformed, "The exchange could not be recorded.", detail: String(describing: error))
    }
    return response
  }
}
