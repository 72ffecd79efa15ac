import HTTPTransport

/// Flux and Argo CD, as far as one release each goes.
extension SandboxKubernetes {
  /// Simulated seconds until a controller has seen what it was told.
  private static let seenSeconds = 2.0
  private static let givenUpSeconds = 12.0

  /// Whether a kind is what tells a controller of a chart.
  static func isRelease(_ kind: SandboxKind) -> Bool { ["HelmRelease", "Application"].contains(kind.kind) }

  /// Brings a release into the cluster, unless its chart is one that fails or never comes to an end.
  func reconcile(_ object: JSONValue) throws {
    guard let release = release(of: object), !fails(release), !isStuck(release) else { return }
    try release.make(in: store, clock: clock)
  }

  func releaseStatus(_ record: JSONValue, _ kind: SandboxKind) -> JSONValue {
    let object = record["object"] ?? .null
    guard let release = release(of: object) else { return [:] }
    let age = clock.age(since: SandboxRollout.time(record["rollout"]) ?? clock.now)
    guard age >= Self.seenSeconds else { return [:] }
    let outcome = outcome(of: release, age: age)
    return kind.kind == "HelmRelease"
      ? helmStatus(outcome, object[path: "metadata"] ?? .null)
      : argoStatus(outcome, source: object[path: "spec", "source"] ?? .null)
  }

  private enum Outcome {
    case progressing(String)
    case ready
    case failed(String)
  }

  private func outcome(of release: SandboxRelease, age: Double) -> Outcome {
    if fails(release) {
      let words = "execution error at (odoo/templates/deployment.yaml:12:4): workers must be even"
      return age >= Self.givenUpSeconds ? .failed(words) : .progressing("Running 'install' action")
    }
    let name = JSONValue.string(SandboxRelease.name)
    guard !isStuck(release), let record = store["k8s/deployments/\(release.namespace)", SandboxRelease.name],
      let kind = SandboxKind.named(plural: "deployments", apiVersion: "apps/v1"),
      let status = status(of: record, kind), record[path: "object", "metadata", "name"] == name
    else { return .progressing("Fulfilling prerequisites") }
    let conditions = status["conditions"]?.arrayValue ?? []
    if conditions.contains(where: { $0["reason"]?.stringValue == "ProgressDeadlineExceeded" }) {
      return .failed("timeout waiting for: [Deployment/\(release.namespace)/odoo status: 'InProgress']")
    }
    let isComplete = conditions.contains { $0["reason"]?.stringValue == "NewReplicaSetAvailable" }
    return isComplete ? .ready : .progressing("Running 'upgrade' action with timeout of 20m0s")
  }

  private func helmStatus(_ outcome: Outcome, _ metadata: JSONValue) -> JSONValue {
    let generation = metadata["generation"] ?? 1
    let (state, reason, words) =
      switch outcome {
      case .progressing(let words): ("Unknown", "Progressing", words)
      case .ready: ("True", "InstallSucceeded", "Helm install succeeded for release odoo with chart odoo")
      case .failed(let words): ("False", "InstallFailed", "Helm install failed for release odoo: \(words)")
      }
    let condition = { (type: String, status: String, reason: String, words: String) -> JSONValue in
      [
        "type": .string(type), "status": .string(status), "reason": .string(reason),
        "message": .string(words),
        "observedGeneration": generation, "lastTransitionTime": .string(SandboxClock.text(clock.now)),
      ]
    }
    var conditions = [condition("Ready", state, reason, words)]
    if state == "Unknown" { conditions.append(condition("Reconciling", "True", reason, words)) }
    if state == "False" {
      conditions.append(condition("Stalled", "True", "RetriesExceeded", "Failed to install"))
    }
    // The generation counts as observed once there is nothing more to do about it.
    var status: JSONValue = [
      "observedGeneration": state == "Unknown" ? -1 : generation, "conditions": .array(conditions),
    ]
    status["lastHandledReconcileAt"] = metadata["annotations"]?["reconcile.fluxcd.io/requestedAt"]
    return status
  }

  private func argoStatus(_ outcome: Outcome, source: JSONValue) -> JSONValue {
    let (phase, sync, health, words) =
      switch outcome {
      case .progressing(let words): ("Succeeded", "Synced", "Progressing", words)
      case .ready: ("Succeeded", "Synced", "Healthy", "successfully synced")
      case .failed(let words): ("Failed", "OutOfSync", "Missing", words)
      }
    var state: JSONValue = ["status": .string(health)]
    if health == "Progressing" { state["message"] = .string(words) }
    return [
      "sync": ["status": .string(sync), "comparedTo": ["source": source]], "health": state,
      "operationState": [
        "phase": .string(phase), "message": .string(words), "syncResult": ["source": source],
      ],
    ]
  }

  private func release(of object: JSONValue) -> SandboxRelease? {
    if let values = object[path: "spec", "values"],
      let namespace = object[path: "metadata", "namespace"]?.stringValue
    {
      return SandboxRelease(namespace: namespace, values: values)
    }
    guard let values = object[path: "spec", "source", "helm", "valuesObject"],
      let namespace = object[path: "spec", "destination", "namespace"]?.stringValue
    else { return nil }
    return SandboxRelease(namespace: namespace, values: values)
  }

  private func fails(_ release: SandboxRelease) -> Bool {
    conditions.contains {
      if case .chartFails(let text) = $0 { release.namespace.contains(text) } else { false }
    }
  }

  private func isStuck(_ release: SandboxRelease) -> Bool {
    conditions.contains {
      if case .chartStuck(let text) = $0 { release.namespace.contains(text) } else { false }
    }
  }
}
