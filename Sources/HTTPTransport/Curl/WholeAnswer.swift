import Foundation
import Synchronization

/// Collects one answer and hands it to the task that waits for it.
final class WholeAnswer: CurlReceiver {
  private typealias Outcome = Result<HTTPResponse, TransportError>
  private struct State {
    var response = HTTPResponse(status: 0)
    var outcome: Outcome?
    var waiter: CheckedContinuation<Result<HTTPResponse, TransportError>, Never>?
  }

  private let state = Mutex(State())

  /// Called once.
  func value() async -> Result<HTTPResponse, TransportError> {
    await withCheckedContinuation { continuation in
      let ready = state.withLock { state -> Outcome? in
        if state.outcome == nil { state.waiter = continuation }
        return state.outcome
      }
      if let ready { continuation.resume(returning: ready) }
    }
  }

  func head(status: Int, headers: HTTPHeaders) {
    state.withLock { $0.response = HTTPResponse(status: status, headers: headers) }
  }

  func body(_ bytes: Data) -> Bool {
    state.withLock { $0.response.body.append(bytes) }
    return true
  }

  func end(_ error: TransportError?) {
    let (waiter, outcome) = state.withLock { state in
      let outcome: Outcome = error.map { .failure($0) } ?? .success(state.response)
      state.outcome = outcome
      defer { state.waiter = nil }
      return (state.waiter, outcome)
    }
    waiter?.resume(returning: outcome)
  }
}
