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

  private static func isOnItsWay(_ pod: PodSummary) -> Bool {
    let known = ["ContainerCreating", "Pending", "PodInitializing", "Running", "Terminating"]
    // `Init:0/1` counts containers; `Init:CrashLoopBackOff` is trouble.
    return known.contains(pod.status) || pod.status.hasPrefix("Init:") && pod.status.contains("/")
  }
}
