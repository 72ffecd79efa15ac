import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

/// The tab of a tenant's analytics: its schema, the last runs, its dashboard (PRD §3.3 `tenant_analytics_panel`).
struct TenantAnalyticsPanel: Equatable, Sendable {
  private(set) var answer = Loadable<GetTenantAnalytics.Output>.loading
  private var scroll = ScrollState()

  mutating func receive(_ result: Result<GetTenantAnalytics.Output, APIProblem>, at now: Date) {
    answer.receive(result, at: now)
  }

  /// Takes a key; answers whether it meant anything.
  mutating func press(_ key: Key) -> Bool { scroll.handle(key) }

  func view(_ context: ViewContext) -> any View {
    VStack {
      if let output = answer.value {
        unconnected(output)
        Viewport(scroll) {
          content(
            AnalyticsDetail(
              analytics: output.analytics, title: "Analytics", detail: answer, context: context), context)
        }
        .fillHeight()
      } else if let trouble = answer.trouble(context) {
        Rule("Analytics")
        Text(" " + trouble, wraps: true)
        Spacer()
      } else {
        Rule("Analytics", trailing: answer.freshness(context))
        Skeleton(rows: 6).padding(1)
        Spacer()
      }
    }
    .fillHeight().component(.tenantAnalyticsPanel)
  }

  /// What would have to be connected before there is anything to see.
  private func unconnected(_ output: GetTenantAnalytics.Output) -> [any View] {
    [output.supabase, output.superset].filter { !$0.isConnected }.map { status in
      Text(
        " \("\(Glyph.paused) \(status.title) is not connected:", .warning) \("tenantry connect \(status.system)", .accent)",
        wraps: true)
    }
  }

  private func content(_ detail: AnalyticsDetail, _ context: ViewContext) -> [any View] {
    guard context.size.width >= 108 else { return detail.rows }
    return [
      HStack(spacing: 2) {
        VStack { detail.factRows }.width(Extent(min: 50, ideal: 62, max: 70))
        VStack { detail.runRows }.fillWidth()
      }
    ]
  }
}
