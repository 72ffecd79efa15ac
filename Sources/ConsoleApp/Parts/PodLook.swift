import TenantryAPI
import TerminalKit

/// How a pod looks: what is on its way is no trouble.
package enum PodLook {
  /// True when it should be ready: neither done with its work nor on its way out.
  package static func serves(_ pod: PodSummary) -> Bool {
    !["Completed", "Succeeded", "Terminating"].contains(pod.status)
  }

  package static func badge(_ pod: PodSummary) -> Line {
    if !serves(pod), pod.status != "Terminating" { return Line("\(Glyph.done) \(pod.status)", .dim) }
    if pod.isReady, pod.status != "Terminating" { return Line("\(Glyph.active) \(pod.status)", .ok) }
    if isOnItsWay(pod) { return Line("\(Glyph.progress) \(pod.status)", .busy) }
    return Line("\(Glyph.error) \(pod.status)", .error)
  }

  /// How many of those that should be ready are: `1/2 ready`.
  static func share(_ pods: [PodSummary]) -> Line {
    let serving = pods.filter(serves)
    let ready = serving.count { $0.isReady }
    return Line("\(ready)/\(serving.count) ready", ready == serving.count ? .dim : .warning)
  }

  /// A row each, to read.
  static func table(_ pods: [PodSummary], _ context: ViewContext) -> QuietTable {
    let rows = pods.map { pod -> [Line] in
      [
        Line(pod.name), badge(pod), Line("\(pod.restarts)", pod.restarts > 0 ? .warning : .dim),
        Line(pod.startedAt.map { context.when($0) } ?? "–", .dim), Line(pod.node ?? "–", .dim),
        Line(pod.image, .dim),
      ]
    }
    return QuietTable(titles: ["POD", "STATUS", "RESTARTS", "AGE", "NODE", "IMAGE"], rows: rows)
  }

  private static func isOnItsWay(_ pod: PodSummary) -> Bool {
    let known = ["ContainerCreating", "Pending", "PodInitializing", "Running", "Terminating"]
    // `Init:0/1` counts containers; `Init:CrashLoopBackOff` is trouble.
    return known.contains(pod.status) || pod.status.hasPrefix("Init:") && pod.status.contains("/")
  }
}
