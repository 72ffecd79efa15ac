import TenantModel
import TenantryAPI
import TerminalKit
import TypedText

/// A call in the table of the audit log.
struct AuditRow: TableItem {
  var call: AuditCall

  var rowID: String { "\(call.sequence)" }

  static let columns = [
    TableColumn("TIME", min: 5, ideal: 5),
    TableColumn("WHO", min: 8, ideal: 14),
    TableColumn("WHAT", id: "endpoint", min: 14, ideal: 24),
    TableColumn("OUTCOME", min: 12, ideal: 12),
    TableColumn("ABOUT", min: 8, ideal: 18, priority: 1),
    TableColumn("WHY", min: 10, ideal: 20, grows: true, priority: 2),
  ]

  static var schema: FilterSchema { AuditFilter.schema }

  func field(_ name: String) -> FilterCell { AuditFilter.cell(call, name) }

  func cells(_ context: ViewContext) -> [Line] {
    [
      Line(Moment.time(call.at, now: context.now), .dim), Line(call.actor), Line(call.endpoint),
      call.outcome.badge, Line(call.tenant ?? call.subject ?? ""), Line(call.reason ?? "", .dim),
    ]
  }
}

extension AuditCall.Outcome {
  var badge: Line {
    switch self {
    case .done: Line("\(Glyph.done) done", .ok)
    case .refused: Line("\(Glyph.skipped) refused", .warning)
    case .failed: Line("\(Glyph.error) failed", .error)
    case .unfinished: Line("\(Glyph.progress) unfinished", .warning)
    }
  }
}
