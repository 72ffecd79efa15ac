import Foundation

/// How often changes of the platform make a page ask something that costs much: at once for the first, then once in a
/// while, and once more after the last. A running operation changes its tenant four times a second.
struct ReloadPace: Equatable, Sendable {
  /// What a change leads to.
  enum Turn: Equatable, Sendable {
    case now
    /// After that time, when `waited(at:)` is to be told.
    case later(Duration)
    /// Somebody waits for it already.
    case covered
  }

  let interval: Duration
  private var askedAt: Date?
  private var isWaiting = false

  init(every interval: Duration) {
    self.interval = interval
  }

  mutating func turn(at now: Date) -> Turn {
    let left = askedAt.map { interval - .seconds(now.timeIntervalSince($0)) } ?? .zero
    guard left > .zero else {
      askedAt = now
      return .now
    }
    guard !isWaiting else { return .covered }
    isWaiting = true
    return .later(left)
  }

  /// The time that was waited for is there.
  mutating func waited(at now: Date) {
    isWaiting = false
    askedAt = now
  }
}

extension ReloadPace {
  /// For what asks systems outside.
  static let ofOutsideSystems = ReloadPace(every: .seconds(10))

  /// What a change leads to: the questions, now or when `event` comes; `token` names the wait.
  mutating func effects<Event>(
    at now: Date, _ questions: [Effect<Event>], token: String, _ event: Event
  ) -> [Effect<Event>] {
    switch turn(at: now) {
    case .now: questions
    case .later(let wait): [.after(wait, token: token, event)]
    case .covered: []
    }
  }
}
