import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

/// A support request as a row.
enum RequestCells {
  static let columns = [
    TableColumn("SUBJECT", min: 16, ideal: 30, grows: true),
    TableColumn("STATE", ideal: 10),
    TableColumn("SEVERITY", ideal: 8, priority: 1),
    TableColumn("WORKSPACE", min: 12, ideal: 20),
    TableColumn("LAST WORD", min: 10, ideal: 16, priority: 2),
    TableColumn("SINCE", .trailing, ideal: 5),
  ]

  static func rows(_ items: [SupportRequest], when: @escaping (Date) -> String) -> TableRows {
    TableRows(items, id: \.id.rawValue) { request in
      [
        Line(request.subject.rawValue, request.state == .answered ? .bold : .plain), request.state.badge,
        request.severity.line, Line(request.tenantSlug.rawValue, .dim),
        Line(request.messages.last?.author ?? request.openedBy, .dim), Line(when(request.updatedAt), .dim),
      ]
    }
  }
}
