/// Where a job is in its life. The raw values are stored and shown to other programs; they never change.
///
/// A record has `finishedAt` exactly when its state `isTerminal`.
package enum JobState: String, CaseIterable, Hashable, Sendable, Codable {
  /// Not begun, or handed back to the queue by an operator; due at `readyAt`.
  case queued
  /// A worker holds its lane, or the last one let go in the middle and the next may take it at once.
  case running
  /// Waits for something outside to become ready; due at `readyAt`. No try is used up.
  case waiting
  /// A try failed and the next is due at `readyAt`.
  case retryWait = "retry_wait"
  /// Needs an operator; its lane is blocked until one decides.
  case parked
  case succeeded
  case failed
  case cancelled

  /// True for a job that will never change again.
  package var isTerminal: Bool { self == .succeeded || self == .failed || self == .cancelled }

  /// The states that may follow this one. Staying in a state is always legal and not listed.
  package var successors: Set<JobState> {
    switch self {
    case .queued: [.running, .cancelled]
    case .running: [.waiting, .retryWait, .parked, .succeeded, .failed, .cancelled]
    case .waiting, .retryWait: [.running, .cancelled]
    case .parked: [.queued, .failed, .cancelled]
    case .succeeded, .failed, .cancelled: []
    }
  }

  /// True when a job may go from this state to `next`, or stay.
  package func allows(_ next: JobState) -> Bool { next == self || successors.contains(next) }
}
