import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

extension TenantDetailPage {
  /// The pods as the cluster shows them, or why nobody can say.
  func podsPane(_ detail: TenantDetail, _ context: ViewContext) -> [any View] {
    guard let pods = detail.pods else {
      let cluster = context.session?.integrations.first { $0.system == "kubernetes" }
      let why = cluster?.isConnected == true ? "the cluster did not answer" : "no cluster connected"
      return [Rule("Pods"), Text("   \("\(Glyph.unknown) \(why)", .dim)")]
    }
    guard !pods.isEmpty else {
      let why = detail.tenant.status == .paused ? "none: the tenant is paused" : "none in the namespace"
      return [Rule("Pods"), Text("   \(why, .dim)")]
    }
    let more = context.keys.key(TenantTab.infra.command.id, in: Self.scope).map {
      "  \($0, .key) more" as Line
    }
    return [
      Rule("Pods", trailing: PodLook.share(pods) + (more ?? .empty)), PodLook.table(pods, context),
    ]
  }

  func logsView(_ context: ViewContext) -> any View {
    let output = logs.answer.value
    return VStack {
      Rule(
        Line(logs.minimum == .error ? "Errors" : "Log"),
        trailing: logs.answer.problem == nil ? Line(logs.statusText) : logs.answer.freshness(context))
      if let trouble = logs.answer.trouble(context) { Text(" " + trouble, wraps: true) }
      (output?.missing ?? []).map {
        Text(" \(Glyph.warning, .warning) \("not here: \($0)", .dim)", wraps: true)
      }
      if let limits = logs.limits { Text(" \("\(Glyph.ellipsis) \(limits)", .dim)") }
      if output == nil, logs.answer.problem == nil {
        Skeleton(rows: max(3, context.size.height - 8))
        Spacer()
      } else {
        LogView(
          logs.state,
          empty: logs.minimum == .debug
            ? "No lines in the last 7 days." : "No such lines in the last 7 days.",
          now: context.now.timeIntervalSince1970
        ).component(.logsViewer)
      }
    }
    .fillHeight().component(.tenantLogsViewer)
  }
}
