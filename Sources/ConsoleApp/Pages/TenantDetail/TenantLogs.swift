import Foundation
import TenantryAPI
import TerminalKit

/// The log of one tenant as it is read: the lines, how severe they must be, and what is missing.
struct TenantLogs: Equatable, Sendable {
  private(set) var minimum = LogSeverity.debug
  private(set) var answer = Loadable<GetTenantLogs.Output>.loading
  private(set) var state = LogState(language: LogFields.language)
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

  mutating func handle(_ key: Key, now: Date) -> [LogEffect]? {
    state.handle(key, now: now.timeIntervalSince1970)
  }

  mutating func paste(_ text: String) { state.paste(text) }

  /// Does what a log can do; nil for another command. How severe lines must be is not its own to say: the platform
  /// is asked for those, because they reach further back.
  mutating func run(_ command: String) -> [LogEffect]? { state.run(command) }

  /// Leaves out the next milder kind of lines, or lets it in again; past the last comes the first.
  mutating func stepMinimum(by step: Int) {
    let all = LogSeverity.allCases
    show(all[((all.firstIndex(of: minimum) ?? 0) + all.count + step) % all.count])
  }

  /// What the rule says: where one stands, and which lines are left out.
  var statusText: String {
    switch minimum {
    case .debug: state.statusText
    case .info, .warning: "\(state.statusText) · \(minimum.rawValue) and worse"
    case .error: "\(state.statusText) · errors only"
    }
  }

  /// How far back the lines reach, and what of that is not here; nil while that is nothing to say.
  var limits: String? {
    guard let output = answer.value, output.dropped > 0 || output.reachesFurther else { return nil }
    let dropped =
      output.reachesFurther
      ? "\(Count.grouped(output.dropped)) or more dropped" : "\(Count.grouped(output.dropped)) dropped"
    return "last \(GetTenantLogs.daysMax) days, \(Count.grouped(GetTenantLogs.limitMax)) events; \(dropped)"
  }

  /// Other lines are asked for: they may reach further back, so the old ones go.
  private mutating func show(_ severity: LogSeverity) {
    minimum = severity
    answer = .loading
    clear()
  }

  private mutating func clear() {
    state.restart()
    lines = []
  }

  /// How many of the first new lines are the last old ones.
  private func overlap(with new: [LogLine]) -> Int {
    (0...min(lines.count, new.count)).reversed().first { lines.suffix($0).elementsEqual(new.prefix($0)) } ?? 0
  }
}
