import TenantryAPI
import TerminalKit

/// An outside system at the head of its page (PRD §4 `integration_panel`): what it is, whether it is connected or why
/// not, what there is of it, what can be done.
struct IntegrationPanel {
  let status: IntegrationStatus?
  /// What it is called until that is known.
  let title: String
  /// What there is of it, in a line.
  var summary: Line = .empty
  /// What may be done with it as a whole.
  var actions: [KeyHint] = []

  /// Rows it takes: what it shows may come and go without moving what is below.
  static let height = 3

  func view(_ context: ViewContext) -> any View {
    VStack {
      Rule(Line(status?.title ?? title), trailing: badge)
      SplitRow(Line("  ") + first, Line.joined(actions.map(\.line), by: Line("  ")))
      Text(Line("  ") + second(context))
    }
    .component(.integrationPanel)
  }

  private var badge: Line {
    guard let status else { return Line("loading", .dim) }
    if let breaker = status.breaker, breaker.state != .closed {
      return Line("\(Glyph.error) left alone", .error)
    }
    return status.isConnected
      ? Line("\(Glyph.active) connected", .ok) : Line("\(Glyph.paused) not connected", .warning)
  }

  private var first: Line {
    guard let status, !status.isConnected else { return summary }
    return Line(status.problem ?? "Nobody has connected it.", .warning)
  }

  private func second(_ context: ViewContext) -> Line {
    guard let status else { return .empty }
    guard status.isConnected else {
      return Line("\("tenantry connect \(status.system)", .accent) \("connects it", .dim)")
    }
    let trouble = SystemTrouble([status], now: context.now)
    guard !trouble.isEmpty else { return .empty }
    return trouble.line + Line(status.breaker?.reason.map { " · \($0)" } ?? "", .dim)
  }
}
