/// How far a deployment is with what it was last told.
package struct DeploymentStatus: Equatable, Sendable {
  package var desired: Int
  package var current: Int
  package var updated: Int
  package var ready: Int
  package var available: Int
  /// False until the controller has seen the newest generation; the numbers before that are of the old one.
  package var isObserved: Bool
  /// Set when it gave up: `ProgressDeadlineExceeded`.
  package var failure: String?
  /// Where a watch for what comes next begins.
  package var resourceVersion: String?

  package init(_ object: KubernetesObject) {
    let status = object.json["status"]
    desired = object.json[path: "spec", "replicas"]?.intValue ?? 1
    current = status?["replicas"]?.intValue ?? 0
    updated = status?["updatedReplicas"]?.intValue ?? 0
    ready = status?["readyReplicas"]?.intValue ?? 0
    available = status?["availableReplicas"]?.intValue ?? 0
    isObserved = (status?["observedGeneration"]?.intValue ?? 0) >= object.generation
    resourceVersion = object.resourceVersion
    failure =
      status?["conditions"]?.arrayValue?
      .first { $0["type"]?.stringValue == "Progressing" && $0["status"]?.stringValue == "False" }?["reason"]?
      .stringValue
  }

  /// True when every pod is of the newest generation and available, and no older one is left.
  package var isComplete: Bool {
    isObserved && updated == desired && available == desired && current == desired
  }
}
