import Foundation
import HTTPTransport
import Synchronization
import TenantModel
import TenantryAPI

/// A server that keeps idempotency keys, at the end of a line that loses what a test says.
final class LossySender: MessageSender {
  enum Weather: Sendable {
    case fine
    /// Nothing arrives.
    case away
    /// It arrives and is done; the answer does not come back.
    case losesAnswers
    case refuses(APIProblem)
  }

  private struct State {
    var weather: [Weather] = []
    var usual = Weather.fine
    /// The keys that arrived, each time.
    var arrived: [String] = []
    /// What was done, once for each key.
    var done: [String] = []
  }

  private let state = Mutex(State())
  private let delay: Duration?

  init(delay: Duration? = nil) { self.delay = delay }

  /// What happens to the next calls, one after the other; then `usual`.
  func next(_ weather: Weather...) { state.withLock { $0.weather += weather } }

  func stay(_ weather: Weather) { state.withLock { $0.usual = weather } }

  var arrived: [String] { state.withLock { $0.arrived } }
  var done: [String] { state.withLock { $0.done } }

  func answer(to message: WireRequest, changesNothing: Bool) async throws -> Data {
    if let delay { try await Task.sleep(for: delay) }
    let weather = state.withLock { state in state.weather.isEmpty ? state.usual : state.weather.removeFirst()
    }
    let key = message.idempotencyKey ?? ""
    switch weather {
    case .away: throw APIProblem(.unavailable, "Nobody answers.").unanswered(.neverSent)
    case .refuses(let problem):
      state.withLock { $0.arrived.append(key) }
      throw problem
    case .fine, .losesAnswers:
      state.withLock { state in
        state.arrived.append(key)
        if !state.done.contains(key) { state.done.append(key) }
      }
    }
    if case .losesAnswers = weather {
      throw APIProblem(.timeout, "The answer is late.").unanswered(.answerLost)
    }
    return Data(#"{"operation_id":"P000000001"}"#.utf8)
  }
}
