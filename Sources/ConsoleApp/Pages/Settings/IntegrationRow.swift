import TenantryAPI
import TerminalKit
import TypedText

/// An outside system in its table.
struct IntegrationRow: TableItem {
  var settings: IntegrationSettings

  var rowID: String { settings.status.system }

  static let columns = [
    TableColumn("SYSTEM", min: 14, ideal: 20),
    TableColumn("STATE", ideal: 15),
    TableColumn("WHAT FOR", id: "purpose", min: 16, ideal: 40, grows: true, priority: 1),
  ]

  static let schema = FilterSchema(
    [
      FilterField("system", .text, "the system's name"),
      FilterField(
        "state", .choice, values: ["connected", "missing", "wrong", "alone"],
        "whether it is connected and asked"),
      FilterField("purpose", .text, "what it is connected for"),
    ], searched: ["system", "purpose"])

  func field(_ name: String) -> FilterCell {
    switch name {
    case "system": .text(settings.status.title)
    case "state": .text(state)
    case "purpose": .text(settings.purpose)
    default: .none
    }
  }

  func cells(_ context: ViewContext) -> [Line] {
    [Line(settings.status.title), badge, Line(settings.purpose, .dim)]
  }

  /// The word that filters know.
  private var state: String {
    if settings.status.problem != nil { return "wrong" }
    guard settings.status.isConnected else { return "missing" }
    return isLeftAlone ? "alone" : "connected"
  }

  private var isLeftAlone: Bool { settings.status.breaker.map { $0.state != .closed } ?? false }

  /// Glyph and words.
  var badge: Line {
    switch state {
    case "wrong": Line("\(Glyph.error) wrong", .error)
    case "missing": Line("\(Glyph.paused) not connected", .dim)
    case "alone": Line("\(Glyph.degraded) left alone", .warning)
    default: Line("\(Glyph.active) connected", .ok)
    }
  }
}
