import TenantryAPI
import TerminalKit

extension Loadable {
  /// What the rule above a panel says of its age: nothing while it is live and whole.
  package func freshness(_ context: ViewContext) -> Line {
    switch self {
    case .loading: return Line("loading", .dim)
    case .loaded(_, let date):
      if case .lost = context.connection {
        return Line("STALE \(Moment.age(of: date, now: context.now))", .warning)
      }
      return .empty
    case .failed(_, let last):
      guard let last else { return Line("failed", .error) }
      return Line("STALE \(Moment.age(of: last.at, now: context.now))", .warning)
    }
  }

  /// True when what is shown may not be so any more.
  package func isStale(_ context: ViewContext) -> Bool {
    switch self {
    case .loading: return false
    case .failed: return true
    case .loaded:
      if case .lost = context.connection { return true }
      return false
    }
  }

  /// What is wrong and what to do, as one line; nil when nothing is.
  package func trouble(_ context: ViewContext) -> Line? { problem.map { Trouble.line($0, context.keys) } }
}

/// A problem as people read it.
package enum Trouble {
  /// `✖ The database is locked.  runbook storage-busy  r try again`
  ///
  /// Without `keys` it is not said how to try again: something else on the screen does.
  package static func line(_ problem: APIProblem, _ keys: KeyGuide?) -> Line {
    var line: Line = "\(Glyph.error, .error) \(problem.code.title + ":", .error) \(problem.detail)"
    if let runbook = problem.runbook { line += "  \("runbook", .dim) \(runbook, .accent)" }
    if let hint = keys?.hint(ShellCommands.refresh.id, "try again") { line += "  " + hint.line }
    return line
  }
}
