import Foundation
import TenantryAPI
import TerminalKit

/// Systems that are left alone because they failed repeatedly, and what that means for operations.
struct SystemTrouble {
  private let open: [(title: String, breaker: BreakerStatus)]
  private let now: Date

  init(_ integrations: [IntegrationStatus], now: Date) {
    open = integrations.compactMap { system in
      guard let breaker = system.breaker, breaker.state != .closed else { return nil }
      return (system.title, breaker)
    }
    self.now = now
  }

  var isEmpty: Bool { open.isEmpty }

  /// For a pane of its own: two lines for each system.
  var lines: [Line] {
    open.flatMap { system in
      [
        Line("  \(Glyph.error, .error) \(TextFit.pad(system.title, to: 16))")
          + Line("for \(age(system.breaker))", .warning),
        Line("    operations wait · \(next(system.breaker))", .dim),
      ]
    }
  }

  /// All in one line, for where there is no room for more.
  var line: Line {
    guard let first = open.first else { return .empty }
    let more = open.count > 1 ? " and \(open.count - 1) more" : ""
    return Line("  \(Glyph.error, .error) \(first.title)\(more)")
      + Line(" left alone for \(age(first.breaker)) · operations wait · \(next(first.breaker))", .warning)
  }

  private func age(_ breaker: BreakerStatus) -> String {
    Moment.span(max(0, now.timeIntervalSince(breaker.since ?? now)))
  }

  private func next(_ breaker: BreakerStatus) -> String {
    guard let next = breaker.nextTry, next > now else { return "trying" }
    return "try in \(Moment.span(next.timeIntervalSince(now)))"
  }
}
