import TenantModel
import TenantryAPI
import TerminalKit
import TypedText

/// A run in its table.
struct AgentRunRow: TableItem {
  var run: AgentRun
  /// The flow as people call it.
  var title: String

  var rowID: String { run.id.rawValue }

  static let columns = [
    TableColumn("FLOW", min: 28, ideal: 34, grows: true),
    TableColumn("STATE", ideal: 15),
    TableColumn("ABOUT", min: 10, ideal: 16),
    TableColumn("BY", min: 6, ideal: 12, priority: 3),
    TableColumn("TOKENS", .trailing, ideal: 8, priority: 2),
    TableColumn("AGE", .trailing, ideal: 5),
  ]

  static let schema = FilterSchema(
    [
      FilterField("flow", .text, "what was asked"),
      FilterField(
        "state", .choice, aliases: ["status"], values: AgentRun.State.allCases.map(\.rawValue), "where it is"),
      FilterField("about", .text, aliases: ["tenant"], "the tenant or operation"),
      FilterField("by", .text, aliases: ["actor"], "who started it"),
      FilterField("tokens", .number, "what it cost"),
      FilterField("age", .age, "since it was started"),
    ], searched: ["flow", "about"])

  func field(_ name: String) -> FilterCell {
    switch name {
    case "flow": .text("\(title) \(run.flow)")
    case "state": .text(run.state.rawValue)
    case "about": .text(run.subject)
    case "by": .text(run.actor)
    case "tokens": .number(Double(run.tokens))
    case "age": .time(run.createdAt)
    default: .none
    }
  }

  func cells(_ context: ViewContext) -> [Line] {
    [
      Line(run.question.map { run.flow == "question" ? $0 : title } ?? title), run.state.badge,
      Line(run.subject, run.tenant == nil && run.operation == nil ? .dim : .plain), Line(run.actor, .dim),
      run.isAdvised ? Line("–", .dim) : Line(Count.grouped(run.tokens), .dim),
      Line(context.when(run.createdAt), .dim),
    ]
  }
}

extension AgentRun.State {
  var word: String { rawValue.replacing("_", with: " ") }

  /// Glyph and word.
  var badge: Line {
    switch self {
    case .queued: Line("\(Glyph.todo) \(word)", .dim)
    case .running: Line("\(Glyph.progress) \(word)", .busy)
    case .done: Line("\(Glyph.done) \(word)", .ok)
    case .failed: Line("\(Glyph.error) \(word)", .error)
    case .cancelled: Line("\(Glyph.skipped) \(word)", .dim)
    case .outOfBudget: Line("\(Glyph.warning) \(word)", .warning)
    }
  }
}
