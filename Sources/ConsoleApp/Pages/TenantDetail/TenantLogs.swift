import Foundation
import TenantryAPI
import TerminalKit

/// The log of one tenant as it is read: the lines, how severe they must be, and what is missing.
struct TenantLogs: Equatable, Sendable {
  private(set) var minimum = LogSeverity.debug
  private(set) var answer = Loadable<GetTenantLogs.Output>.loading
  private(set) var state = LogState()
  private var lines: [LogLine] = []

  var isFollowing: Bool { state.isFollowing }

  /// Takes the newest lines. Those that are there already stay where they are, so that reading is not disturbed.
  mutating func receive(
    _ result: Result<GetTenantLogs.Output, APIProblem>, severity: LogSeverity, at now: Date
  ) {
    guard severity == minimum else { return }
    answer.receive(result, at: now)
    guard case .success(let output) = result else { return }
    let known = overlap(with: output.lines)
    if known == 0, !lines.isEmpty { clear() }
    let new = output.lines.dropFirst(known)
    lines += new
    if lines.count > 2 * GetTenantLogs.limitMax { lines.removeFirst(lines.count - GetTenantLogs.limitMax) }
    state.append(new.map(\.shown))
  }

  mutating func handle(_ key: Key) -> Bool { state.handle(key) }

  mutating func toggleFollowing() { state.setFollowing(!state.isFollowing) }

  /// Leaves out the next milder kind of lines; after errors alone, shows everything again.
  mutating func raiseMinimum() {
    let all = LogSeverity.allCases
    show(all[((all.firstIndex(of: minimum) ?? 0) + 1) % all.count])
  }

  /// Shows errors alone, or everything.
  mutating func toggleErrors() { show(minimum == .error ? .debug : .error) }

  /// What the rule says: where one stands, and which lines are left out.
  var statusText: String {
    let lines = state.count == 1 ? "1 line" : "\(Count.grouped(state.count)) lines"
    let place = "\(isFollowing ? "following" : "held at line \(Count.grouped(state.end))") · \(lines)"
    switch minimum {
    case .debug: return place
    case .info, .warning: return "\(place) · \(minimum.rawValue) and worse"
    case .error: return "\(place) · errors only"
    }
  }

  /// Other lines are asked for: they may reach further back, so the old ones go.
  private mutating func show(_ severity: LogSeverity) {
    minimum = severity
    answer = .loading
    clear()
  }

  private mutating func clear() {
    let follows = state.isFollowing
    let wraps = state.wraps
    state = LogState()
    lines = []
    if wraps { _ = state.handle("w") }
    state.setFollowing(follows)
  }

  /// How many of the first new lines are the last old ones.
  private func overlap(with new: [LogLine]) -> Int {
    (0...min(lines.count, new.count)).reversed().first { lines.suffix($0).elementsEqual(new.prefix($0)) } ?? 0
  }
}
