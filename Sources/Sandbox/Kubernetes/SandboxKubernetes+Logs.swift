import Foundation
import HTTPTransport

extension SandboxKubernetes {
  /// A container's log as `kubectl logs` gives it.
  func log(of pod: SandboxPod, _ path: SandboxPath) -> HTTPResponse {
    guard let started = pod.startedAt else {
      let reason: String = if case .waiting(let reason, _) = pod.state { reason } else { "ContainerCreating" }
      return Self.failure(
        400, "BadRequest", "container \"odoo\" in pod \"\(pod.name)\" is waiting to start: \(reason)")
    }
    if path.query["previous"] == "true", pod.restarts == 0 {
      return Self.failure(
        400, "BadRequest", "previous terminated container \"odoo\" in pod \"\(pod.name)\" not found")
    }
    let tail = min(max(Int(path.query["tailLines"] ?? "") ?? 10_000, 0), 10_000)
    let since =
      Int(path.query["sinceSeconds"] ?? "").map { clock.now.addingTimeInterval(-Double($0)) }
      ?? path.query["sinceTime"].map { SandboxClock.date($0) }
    let missing = conditions.compactMap { if case .moduleMissing(let name) = $0 { name } else { nil } }
    var lines = OdooLog(pod: pod, started: started, clock: clock, missing: Set(missing)).lines(tail: tail)
    if let since { lines = lines.filter { $0.time >= since } }
    let isStamped = path.query["timestamps"] == "true"
    var text = lines.map { line in
      isStamped ? "\(OdooLog.rfc3339(line.time)) \(line.text)\n" : line.text + "\n"
    }.joined()
    if let limit = Int(path.query["limitBytes"] ?? ""), limit > 0, text.utf8.count > limit {
      text = String(decoding: text.utf8.suffix(limit), as: UTF8.self)
    }
    return HTTPResponse(status: 200, text: text)
  }
}
