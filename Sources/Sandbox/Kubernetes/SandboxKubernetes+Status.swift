import Foundation
import HTTPTransport

extension SandboxKubernetes {
  /// The status that the cluster's controllers would have written; nil for kinds without one.
  func status(of record: JSONValue, _ kind: SandboxKind) -> JSONValue? {
    let namespace = record[path: "object", "metadata", "namespace"]?.stringValue ?? ""
    switch kind.kind {
    case "Namespace": return ["phase": "Active"]
    case "Deployment": return deploymentStatus(record, namespace)
    case "Job": return jobStatus(record, namespace)
    case "PersistentVolumeClaim":
      return [
        "phase": "Bound", "accessModes": record[path: "object", "spec", "accessModes"] ?? [],
        "capacity": record[path: "object", "spec", "resources", "requests"] ?? [:],
      ]
    case "Ingress": return ["loadBalancer": ["ingress": [["ip": "203.0.113.10"]]]]
    case "Service": return ["loadBalancer": [:]]
    case "ResourceQuota":
      let running = pods(in: namespace).count
      return [
        "hard": record[path: "object", "spec", "hard"] ?? [:], "used": ["pods": .string(String(running))],
      ]
    case "CronJob":
      let since = store[SandboxCronJob.failing, namespace]?.intValue
      return SandboxCronJob(
        object: record["object"] ?? .null, clock: clock,
        failingSince: since.map { Date(timeIntervalSince1970: Double($0)) }
      ).status
    case "HelmRelease", "Application": return releaseStatus(record, kind)
    default: return nil
    }
  }

  private func deploymentStatus(_ record: JSONValue, _ namespace: String) -> JSONValue {
    let object = record["object"] ?? .null
    let rollout = SandboxRollout(record["rollout"])
    let all = deploymentPods(record, namespace).filter { !$0.isTerminating }
    let updated = all.filter { $0.name.contains("-\(rollout?.hash ?? "")-") }
    let ready = all.filter(\.isReady).count
    let desired = object[path: "spec", "replicas"]?.intValue ?? 1
    let isComplete = updated.filter(\.isReady).count >= desired
    let patience = Double(object[path: "spec", "progressDeadlineSeconds"]?.intValue ?? 600)
    let isLate = !isComplete && clock.age(since: rollout?.at ?? clock.now) > patience
    let changed = JSONValue.string(SandboxClock.text(rollout?.at ?? clock.now))
    return [
      "observedGeneration": object[path: "metadata", "generation"] ?? 1, "replicas": .int(all.count),
      "updatedReplicas": .int(updated.count), "readyReplicas": .int(ready), "availableReplicas": .int(ready),
      "unavailableReplicas": .int(max(0, desired - ready)),
      "conditions": [
        [
          "type": "Available", "status": ready >= desired ? "True" : "False", "lastTransitionTime": changed,
          "lastUpdateTime": changed,
          "reason": ready >= desired ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
        ],
        [
          "type": "Progressing", "status": isLate ? "False" : "True", "lastTransitionTime": changed,
          "lastUpdateTime": changed,
          "reason": isLate
            ? "ProgressDeadlineExceeded" : isComplete ? "NewReplicaSetAvailable" : "ReplicaSetUpdated",
        ],
      ],
    ]
  }

  private func jobStatus(_ record: JSONValue, _ namespace: String) -> JSONValue {
    guard let pod = jobPod(record, namespace) else { return [:] }
    let start = JSONValue.string(SandboxClock.text(pod.createdAt))
    let end = JSONValue.string(SandboxClock.text(clock.now))
    let condition = { (type: String, reason: String) -> JSONValue in
      [
        "type": .string(type), "status": "True", "lastProbeTime": end, "lastTransitionTime": end,
        "reason": .string(reason),
      ]
    }
    switch pod.state {
    case .succeeded:
      return [
        "startTime": start, "completionTime": end, "succeeded": 1,
        "conditions": [
          condition("SuccessCriteriaMet", "CompletionsReached"), condition("Complete", "CompletionsReached"),
        ],
      ]
    case .failed:
      return [
        "startTime": start, "failed": 1,
        "conditions": [
          condition("FailureTarget", "BackoffLimitExceeded"), condition("Failed", "BackoffLimitExceeded"),
        ],
      ]
    default: return ["startTime": start, "active": 1, "ready": pod.state == .running ? 1 : 0]
    }
  }
}
