import HTTPTransport

/// What an operator asks of a pod.
package struct PodSummary: Equatable, Sendable {
  package var name: String
  package var namespace: String
  /// `Pending`, `Running`, `Succeeded`, `Failed` or `Unknown`.
  package var phase: String
  package var isReady: Bool
  /// Restarts of all its containers.
  package var restarts: Int
  package var image: String
  /// Nil until it is scheduled.
  package var node: String?
  /// Why a container waits or ended, for example `ImagePullBackOff`, `CrashLoopBackOff`, `CreateContainerConfigError`.
  package var reason: String?
  /// The words that go with `reason`.
  package var message: String?
  package var labels: [String: String]
  /// RFC 3339.
  package var createdAt: String
  package var isTerminating: Bool

  package init(_ object: KubernetesObject) {
    let status = object.json["status"]
    let containers = status?["containerStatuses"]?.arrayValue ?? []
    let stuck = containers.compactMap { $0[path: "state", "waiting"] ?? $0[path: "state", "terminated"] }
      .first
    let unscheduled = status?["conditions"]?.arrayValue?.first {
      $0["type"]?.stringValue == "PodScheduled" && $0["status"]?.stringValue == "False"
    }
    name = object.name
    namespace = object.namespace ?? ""
    phase = status?["phase"]?.stringValue ?? "Unknown"
    isReady = !containers.isEmpty && containers.allSatisfy { $0["ready"]?.boolValue == true }
    restarts = containers.reduce(0) { $0 + ($1["restartCount"]?.intValue ?? 0) }
    image =
      containers.first?["image"]?.stringValue
      ?? object.json[path: "spec", "containers"]?.arrayValue?.first?["image"]?.stringValue ?? ""
    node = object.json[path: "spec", "nodeName"]?.stringValue
    reason = stuck?["reason"]?.stringValue ?? unscheduled?["reason"]?.stringValue
    message = stuck?["message"]?.stringValue ?? unscheduled?["message"]?.stringValue
    labels = object.labels
    createdAt = object.json[path: "metadata", "creationTimestamp"]?.stringValue ?? ""
    isTerminating = object.json[path: "metadata", "deletionTimestamp"] != nil
  }
}
