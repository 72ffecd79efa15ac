import HTTPTransport

extension HTTPExchange {
  /// Like `send`, for a request that changes nothing although its method does not promise so: unanswered, it
  /// may be asked again.
  func ask(_ request: HTTPRequest) async throws(IntegrationError) -> HTTPResponse {
    do {
      return try await send(request)
    } catch {
      throw error.ofQuestion
    }
  }
}

extension IntegrationError {
  /// The same error, certain to have changed nothing.
  var ofQuestion: IntegrationError {
    guard retry == .uncertain else { return self }
    return IntegrationError(
      system, code, message, detail: detail, retry: .transient, retryAfter: retryAfter)
  }
}
