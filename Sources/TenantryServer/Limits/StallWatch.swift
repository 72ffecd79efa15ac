import NIOCore

/// Whether what waits to be taken is still taken: every piece that is taken begins the time anew.
struct StallWatch {
  /// What becomes of it now.
  enum Verdict: Equatable {
    /// Nothing waits.
    case nothing
    /// Look again after that time.
    case look(after: TimeAmount)
    case stalled
  }

  let patience: TimeAmount
  private var waiting = 0
  /// When the last piece was taken, or the first began to wait.
  private var since = NIODeadline.uptimeNanoseconds(0)

  init(patience: TimeAmount) {
    self.patience = patience
  }

  /// One piece more waits.
  mutating func waits(from now: NIODeadline) {
    if waiting == 0 { since = now }
    waiting += 1
  }

  /// One piece was taken.
  mutating func taken(at now: NIODeadline) {
    waiting -= 1
    since = now
  }

  func verdict(at now: NIODeadline) -> Verdict {
    guard waiting > 0 else { return .nothing }
    let left = since + patience - now
    return left > .zero ? .look(after: left) : .stalled
  }
}
