import TenantModel
import TenantryAPI
import TerminalKit
import TypedText

/// A flow in its table.
struct AgentFlowRow: TableItem {
  var flow: AgentFlow
  /// Whether somebody can answer it now.
  var isOpen: Bool

  var rowID: String { flow.id }

  static let columns = [
    TableColumn("FLOW", min: 20, ideal: 38, grows: true),
    TableColumn("ABOUT", ideal: 10),
    TableColumn("ANSWERED BY", ideal: 16, priority: 1),
  ]

  static let schema = FilterSchema(
    [
      FilterField("flow", .text, "what is asked"),
      FilterField(
        "about", .choice, values: AgentFlow.Subject.allCases.map(\.rawValue), "what has to be named"),
      FilterField("model", .flag, "whether it needs a language model"),
    ], searched: ["flow"])

  func field(_ name: String) -> FilterCell {
    switch name {
    case "flow": .text("\(flow.title) \(flow.id) \(flow.summary)")
    case "about": .text(flow.subject.rawValue)
    case "model": .flag(flow.needsModel)
    default: .none
    }
  }

  func cells(_ context: ViewContext) -> [Line] {
    [
      Line(flow.title, isOpen ? .plain : .dim),
      flow.subject == .platform ? Line("platform", .dim) : Line("one \(flow.subject.rawValue)", .dim),
      flow.needsModel
        ? Line("a model alone", isOpen ? .dim : .warning) : Line("model or advisor", .dim),
    ]
  }
}
