import Foundation
import TenantModel
import TenantryAPI
import TerminalKit
import TypedText

/// A maintenance window in its table.
struct WindowRow: TableItem {
  var view: WindowView

  var rowID: String { view.window.id.rawValue }

  static let columns = [
    TableColumn("WINDOW", min: 14, ideal: 26),
    TableColumn("OPENS", min: 7, ideal: 13),
    TableColumn("LEFT", .trailing, min: 8, ideal: 9),
    TableColumn("DOES", min: 6, ideal: 7, priority: 1),
    TableColumn("WHAT", id: "scope", min: 12, ideal: 24, grows: true, priority: 2),
  ]

  static let schema = FilterSchema(
    [
      FilterField("window", .text, "the window's name"),
      FilterField("state", .choice, values: WindowView.State.allCases.map(\.rawValue), "whether it is open"),
      FilterField(
        "does", .choice, values: MaintenanceWindow.Kind.allCases.map(\.word), "whether it holds or allows"),
      FilterField("scope", .text, "what it concerns"),
      FilterField("reason", .text, "why it is there"),
    ], searched: ["window", "scope", "reason"])

  func field(_ name: String) -> FilterCell {
    switch name {
    case "window": .text(view.window.name.rawValue)
    case "state": .text(view.state.rawValue)
    case "does": .text(view.window.kind.word)
    case "scope": .text(view.window.scope.words)
    case "reason": .text(view.window.reason)
    default: .none
    }
  }

  func cells(_ context: ViewContext) -> [Line] {
    let now = context.now
    let isOver = view.state(at: now) == .over
    return [
      Line(view.window.name.rawValue, isOver ? .dim : .plain), view.badge(at: now),
      Line(view.rest(at: now), .dim), Line(view.window.kind.word), Line(view.window.scope.words, .dim),
    ]
  }
}
