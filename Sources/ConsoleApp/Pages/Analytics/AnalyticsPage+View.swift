import TenantModel
import TenantryAPI
import TerminalKit

extension AnalyticsPage {
  /// From here on the two systems stand beside each other.
  private static let widthOfTwo = 100

  package func view(context: ViewContext) -> any View {
    VStack(spacing: context.size.height >= 30 ? 1 : 0) {
      systems(context)
      ListAndDetail(detailWidth: 50, component: .analyticsDetailPanel).view(
        context, list: table, detail: detail
      )
      .fillHeight()
    }
  }

  private func systems(_ context: ViewContext) -> any View {
    let supabase = IntegrationPanel(
      status: output?.supabase ?? known("supabase", context), title: "Supabase", summary: schemas)
    let superset = IntegrationPanel(
      status: output?.superset ?? known("superset", context), title: "Superset", summary: dashboards)
    guard context.size.width >= Self.widthOfTwo else {
      let heights = (Self.rows(supabase.status), Self.rows(superset.status))
      return VStack {
        supabase.view(context).height(heights.0)
        superset.view(context).height(heights.1)
      }
      .height(heights.0 + heights.1)
    }
    return HStack(spacing: 2) {
      VStack { supabase.view(context) }.fillWidth()
      VStack { superset.view(context) }.fillWidth()
    }
    .height(IntegrationPanel.height)
  }

  /// A system that needs nobody does without its last row.
  private static func rows(_ status: IntegrationStatus?) -> Int {
    guard let status else { return IntegrationPanel.height - 1 }
    let isAsked = status.isConnected && (status.breaker.map { $0.state == .closed } ?? true)
    return isAsked ? IntegrationPanel.height - 1 : IntegrationPanel.height
  }

  /// What the session knows of a system, for when nobody answers now.
  private func known(_ system: String, _ context: ViewContext) -> IntegrationStatus? {
    guard tenants.items.problem != nil else { return nil }
    return context.session?.integrations.first { $0.system == system }
  }

  /// How many tenants' analytics are in which state.
  private var schemas: Line {
    if let problem = output?.supabaseProblem { return Line("\(Glyph.error) \(problem)", .error) }
    guard let rows = tenants.items.value, !rows.isEmpty else { return .empty }
    let parts = TenantAnalytics.State.allCases.compactMap { state -> Line? in
      let count = rows.count { $0.analytics.state == state }
      return count == 0 ? nil : Line("\(count) ") + state.badge
    }
    let line = Line.joined(parts, by: Line(" · ", .dim))
    guard let total = output?.total, total > rows.count else { return line }
    return line + Line(" · the first \(rows.count) of \(total)", .dim)
  }

  private var dashboards: Line {
    if let problem = output?.supersetProblem { return Line("\(Glyph.error) \(problem)", .error) }
    guard let rows = tenants.items.value, !rows.isEmpty else { return .empty }
    let open = rows.filter { $0.analytics.state != .closed }
    let linked = open.count { $0.analytics.dashboard != nil }
    let missing = open.count - linked
    return Line("\(linked) linked") + Line(missing == 0 ? " · none missing" : "", .dim)
      + (missing == 0 ? .empty : Line(" · \(Glyph.error) \(missing) missing", .warning))
  }

  private func table(_ context: ViewContext) -> any View {
    tenants.view(
      "Tenants", context, isFocused: context.isFocused, note: Line("a schema and a dashboard each", .dim),
      empty: EmptyState("There is no tenant yet.", context.keys.hint("go_tenants_list", "go to the tenants")),
      clear: context.keys.hint(AnalyticsCommands.clear.id, in: Self.scope, "clear")
    )
    .component(.analyticsTable)
  }

  private func detail(_ context: ViewContext) -> [any View] {
    guard let row = tenants.selected else { return [] }
    return AnalyticsDetail(analytics: row.analytics, title: row.rowID, detail: detail, context: context).rows
  }
}
