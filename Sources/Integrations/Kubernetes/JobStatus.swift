/// How far a job is.
package struct JobStatus: Equatable, Sendable {
  package enum Outcome: Equatable, Sendable {
    case running
    case complete
    /// With the reason that Kubernetes gives, for example `BackoffLimitExceeded` or `DeadlineExceeded`.
    case failed(reason: String)
  }

  package var outcome: Outcome
  package var active: Int

  package init(_ object: KubernetesObject) {
    let conditions = object.json[path: "status", "conditions"]?.arrayValue ?? []
    let holds = { (type: String) in
      conditions.first { $0["type"]?.stringValue == type && $0["status"]?.stringValue == "True" }
    }
    if holds("Complete") != nil {
      outcome = .complete
    } else if let failed = holds("Failed") {
      outcome = .failed(reason: failed["reason"]?.stringValue ?? "Failed")
    } else {
      outcome = .running
    }
    active = object.json[path: "status", "active"]?.intValue ?? 0
  }
}
