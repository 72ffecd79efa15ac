import Foundation

/// The freeze and the windows: when operations may begin. Pure; the queue asks it in the transaction that claims.
package struct OperationsCalendar: Equatable, Sendable {
  /// Steps from one closing to the next that are followed: more mean that nobody should wait for it.
  private static let stepsMax = 64

  package var freeze: OperationsFreeze?
  package var windows: [MaintenanceWindow]

  package init(freeze: OperationsFreeze? = nil, windows: [MaintenanceWindow] = []) {
    self.freeze = freeze
    self.windows = windows
  }

  package var isEmpty: Bool { freeze == nil && windows.isEmpty }

  /// What keeps an operation from beginning at `time`; nil when nothing does. A window that denies wins over those that
  /// allow, the freeze over all.
  ///
  /// - Parameter tenant: nil for an operation that is about none.
  package func hold(_ kind: OperationKind, on tenant: Tenant?, at time: Date) -> OperationHold? {
    guard var hold = obstacle(kind, on: tenant, at: time) else { return nil }
    var steps = 0
    // It may begin when nothing holds it any more, not when the first thing ends that does.
    while let until = hold.until, let next = obstacle(kind, on: tenant, at: until) {
      hold.until = next.until
      steps += 1
      if steps == Self.stepsMax { hold.until = nil }
    }
    return hold
  }

  private func obstacle(_ kind: OperationKind, on tenant: Tenant?, at time: Date) -> OperationHold? {
    if let freeze, freeze.holds(kind, at: time) {
      return OperationHold(
        cause: .freeze, reason: "frozen by \(freeze.by): \(freeze.reason)", until: freeze.until)
    }
    let concerned = windows.filter { $0.scope.covers(kind, on: tenant) }
    let closed = concerned.filter { $0.kind == .deny }.compactMap { window in
      window.span(at: time).map { (window, $0.until) }
    }
    if let (window, until) = closed.max(by: { $0.1 < $1.1 }) {
      return OperationHold(cause: .window, reason: "\(window.name): \(window.reason)", until: until)
    }
    // A window that never opens again allows nothing and forbids nothing.
    let allowing = concerned.filter { $0.kind == .allow && !$0.isOver(at: time) }
    guard !allowing.isEmpty, allowing.allSatisfy({ $0.span(at: time) == nil }) else { return nil }
    let openings = allowing.compactMap { window in window.nextSpan(after: time).map { (window, $0.from) } }
    guard let (window, opening) = openings.min(by: { $0.1 < $1.1 }) else { return nil }
    return OperationHold(
      cause: .window, reason: "waits for \(window.name): \(window.reason)", until: opening)
  }
}
