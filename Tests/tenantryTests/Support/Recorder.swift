import Synchronization

@testable import tenantry

/// A channel that remembers what was written.
final class Recorder: Sendable {
  private let pieces = Mutex<String>("")
  let isTerminal: Bool
  let failure: (any Error & Sendable)?

  init(isTerminal: Bool = false, failure: (any Error & Sendable)? = nil) {
    self.isTerminal = isTerminal
    self.failure = failure
  }

  var text: String { pieces.withLock { $0 } }

  var channel: Channel {
    Channel(isTerminal: isTerminal, width: 80) { [self] text in
      if let failure { throw failure }
      pieces.withLock { $0 += text }
    }
  }
}
