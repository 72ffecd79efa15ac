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
    let serving = pods.filter(PodLook.serves)
    let ready = serving.count { $0.isReady }
    let rows = pods.map { pod -> [Line] in
      [
        Line(pod.name),
        PodLook.badge(pod),
        Line("\(pod.restarts)", pod.restarts > 0 ? .warning : .dim),
        Line(pod.startedAt.map { context.when($0) } ?? "–", .dim), Line(pod.node ?? "–", .dim),
        Line(pod.image, .dim),
      ]
    }
    let share = Line("\(ready)/\(serving.count) ready", ready == serving.count ? .dim : .warning)
    return [
      Rule("Pods", trailing: share),
      QuietTable(titles: ["POD", "STATUS", "RESTARTS", "AGE", "NODE", "IMAGE"], rows: rows),
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
