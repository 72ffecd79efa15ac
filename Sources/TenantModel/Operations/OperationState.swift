/// Where an operation is. The same words as the engine's job states: an operation is a job seen by people.
package enum OperationState: String, CaseIterable, Codable, Hashable, Sendable {
  case queued
  case running
  case waiting
  case retryWait = "retry_wait"
  case parked
  case succeeded
  case failed
  case cancelled

  /// True when nothing will happen to it any more.
  package var isFinal: Bool {
    switch self {
    case .succeeded, .failed, .cancelled: true
    case .queued, .running, .waiting, .retryWait, .parked: false
    }
  }
}
