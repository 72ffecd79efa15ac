import HTTPTransport
import Synchronization

/// Gives one outcome after the other, and the last one for ever.
final class ListedTransport: Transport {
  typealias Outcome = Result<HTTPResponse, TransportError>

  private let state: Mutex<(outcomes: [Outcome], requests: [HTTPRequest])>

  init(_ outcomes: Outcome...) { state = Mutex((outcomes, [])) }

  var requests: [HTTPRequest] { state.withLock { $0.requests } }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let outcome = state.withLock { state -> Outcome in
      state.requests.append(request)
      return state.outcomes.count > 1 ? state.outcomes.removeFirst() : state.outcomes[0]
    }
    return try outcome.get()
  }
}

extension Result where Success == HTTPResponse, Failure == TransportError {
  static func status(_ status: Int, _ headers: HTTPHeaders = [:]) -> Self {
    .success(HTTPResponse(status: status, headers: headers))
  }

  static func lost(_ code: TransportError.Code, mayHaveBeenSent: Bool? = nil) -> Self {
    .failure(TransportError(code, "lost", mayHaveBeenSent: mayHaveBeenSent))
  }
}
