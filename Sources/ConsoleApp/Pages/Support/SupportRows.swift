import TenantryAPI
import TerminalKit

/// Runbooks and systems as rows.
enum SupportRows {
  static let runbookColumns = [
    TableColumn("RUNBOOK", min: 30, ideal: 44, grows: true),
    TableColumn("CONCERNS", min: 12, ideal: 16),
  ]

  /// While something is looked for: how often it was found, and the line that says most of it.
  static let foundColumns = [
    TableColumn("RUNBOOK", min: 28, ideal: 36, grows: true),
    TableColumn("FOUND", .trailing, ideal: 5),
    TableColumn("CONCERNS", min: 12, ideal: 14, priority: 1),
    TableColumn("LINE", min: 30, ideal: 60, grows: true, priority: 2),
  ]

  static func cells(_ entry: RunbookEntry, looking words: String) -> [Line] {
    let title = Line(entry.title, entry.cases.isEmpty ? .plain : .bold)
    guard !words.isEmpty else { return [title, concerns(entry)] }
    return [
      marked(title, words), Line("\(entry.places)", .dim), concerns(entry),
      marked(Line(entry.line ?? "", .dim), words),
    ]
  }

  /// The parked operations that it is for.
  private static func concerns(_ entry: RunbookEntry) -> Line {
    guard let first = entry.cases.first else { return .empty }
    let more = entry.cases.count > 1 ? " +\(entry.cases.count - 1)" : ""
    return Line("\(Glyph.error) \(first.subject)\(more)", .error)
  }

  private static func marked(_ line: Line, _ words: String) -> Line {
    words.split(whereSeparator: \.isWhitespace).reduce(line) { $0.marking(String($1)) }
  }

  static let systemColumns = [
    TableColumn("SYSTEM", min: 12, ideal: 18),
    TableColumn("STATE", min: 10, ideal: 15),
    TableColumn("VERSION", min: 6, ideal: 12, priority: 2),
    TableColumn("DETAIL", min: 16, ideal: 40, grows: true, priority: 1),
  ]

  static func cells(_ state: SystemState) -> [Line] {
    let problem = state.problem.map { Line($0, state.level == .fails ? .error : .warning) }
    let address = state.url.map { Line($0, Style(.link)) }
    let advice = state.level == .notConnected ? "tenantry connect \(state.system)" : ""
    return [
      Line(state.title, state.level == .fails ? .bold : .plain), badge(state.level),
      Line(state.version ?? "–", .dim),
      problem ?? address ?? Line(advice, .dim),
    ]
  }

  static func badge(_ level: SystemState.Level) -> Line {
    switch level {
    case .works: Line("\(Glyph.active) answers", .ok)
    case .limited: Line("\(Glyph.degraded) in part", .warning)
    case .fails: Line("\(Glyph.error) fails", .error)
    case .notConnected: Line("\(Glyph.paused) not connected", .dim)
    case .unchecked: Line("\(Glyph.unknown) connected", .dim)
    }
  }
}
