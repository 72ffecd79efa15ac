import TenantryAPI
import TerminalKit

extension Loadable {
  /// What the rule above a panel says of its age: nothing while it is live and whole.
  package func freshness(_ context: ViewContext) -> Line {
    switch self {
    case .loading: return Line("loading", .dim)
    case .loaded(_, let date):
      return isStale(context) ? Line("STALE \(Moment.age(of: date, now: context.now))", .warning) : .empty
    case .failed(let problem, let last):
      guard let last else {
        return problem.isUnanswered ? Line("not known", .warning) : Line("failed", .error)
      }
      return Line("STALE \(Moment.age(of: last.at, now: context.now))", .warning)
    }
  }

  /// True when what is shown may not be so any more.
  package func isStale(_ context: ViewContext) -> Bool {
    switch self {
    case .loading: return false
    case .failed: return true
    case .loaded(_, let date):
      if context.connection.lostSince != nil { return true }
      // Others on the page may be fresh already.
      return context.isFromBefore && context.now.timeIntervalSince(date) >= Self.secondsFresh
    }
  }

  /// What is wrong and what to do, as one line; nil when nothing is, and when the first line of the screen says already
  /// that no server can be reached.
  package func trouble(_ context: ViewContext) -> Line? {
    guard case .failed(let problem, let last) = self else { return nil }
    // A line of its own says that somebody has to sign in.
    if case .signedOut = context.connection, problem.code == .unauthenticated, last != nil { return nil }
    guard problem.isUnanswered, case .lost = context.connection else {
      return Trouble.line(problem, context.keys)
    }
    return last == nil ? Trouble.nothingKnown(context.keys) : nil
  }

  /// What is younger is as good as of now.
  private static var secondsFresh: Double { 5 }
}

/// A problem as people read it.
package enum Trouble {
  /// `○ Nothing is known of this yet: the server cannot be reached.  r try again`
  static func nothingKnown(_ keys: KeyGuide) -> Line {
    let line: Line = "\(Glyph.paused, .warning) Nothing is known of this yet: the server cannot be reached."
    return keys.hint(ShellCommands.refresh.id, "try again").map { line + "  " + $0.line } ?? line
  }

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
