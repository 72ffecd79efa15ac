import Foundation
import HTTPTransport

/// One pod as it is at one moment.
struct SandboxPod {
  enum Owner: Equatable { case deployment, job }

  enum State: Equatable {
    case unscheduled
    case creating
    case waiting(reason: String, message: String)
    case starting
    case running
    case succeeded
    case failed
  }

  var name: String
  var namespace: String
  var owner: Owner
  var template: JSONValue
  var node: String
  /// When it was created.
  var createdAt: Date
  /// When its container last started; nil when it never did.
  var startedAt: Date?
  var state: State
  var restarts: Int
  var isTerminating: Bool

  var isReady: Bool { state == .running && !isTerminating }
  var container: JSONValue { template[path: "spec", "containers"]?.arrayValue?.first ?? .null }
  var image: String { container["image"]?.stringValue ?? "" }

  var json: JSONValue {
    var metadata: JSONValue = [
      "name": .string(name), "namespace": .string(namespace),
      "uid": .string(StableHash.uuid(namespace + name)),
      "creationTimestamp": .string(SandboxClock.text(createdAt)),
      "labels": template[path: "metadata", "labels"] ?? .object([:]),
    ]
    if isTerminating { metadata["deletionTimestamp"] = .string(SandboxClock.text(createdAt)) }
    var spec = template["spec"] ?? .object([:])
    if state != .unscheduled { spec["nodeName"] = .string(node) }
    return ["apiVersion": "v1", "kind": "Pod", "metadata": metadata, "spec": spec, "status": status]
  }

  private var status: JSONValue {
    var status: JSONValue = [
      "phase": .string(phase), "conditions": .array(conditions), "qosClass": "Burstable",
    ]
    if state != .unscheduled {
      status["startTime"] = .string(SandboxClock.text(createdAt))
      status["containerStatuses"] = [containerStatus]
      let hash = StableHash.of(namespace + name)
      status["podIP"] = .string("10.244.\(hash % 250).\(hash / 250 % 250)")
    }
    return status
  }

  private var phase: String {
    switch state {
    case .unscheduled, .creating: "Pending"
    case .waiting(let reason, _): reason == "CrashLoopBackOff" ? "Running" : "Pending"
    case .starting, .running: "Running"
    case .succeeded: "Succeeded"
    case .failed: "Failed"
    }
  }

  private var conditions: [JSONValue] {
    let isScheduled = state != .unscheduled
    return [
      ("PodScheduled", isScheduled), ("Initialized", isScheduled), ("ContainersReady", isReady),
      ("Ready", isReady),
    ]
    .map { type, holds in
      [
        "type": .string(type), "status": holds ? "True" : "False",
        "lastTransitionTime": .string(SandboxClock.text(startedAt ?? createdAt)),
      ]
    }
  }

  private var containerStatus: JSONValue {
    [
      "name": container["name"] ?? "odoo", "image": .string(image), "ready": .bool(isReady),
      "imageID": startedAt == nil ? "" : .string("\(image)@sha256:\(StableHash.suffix(image, length: 64))"),
      "restartCount": .int(restarts), "started": .bool(isReady), "state": containerState,
    ]
  }

  private var containerState: JSONValue {
    let start = JSONValue.string(SandboxClock.text(startedAt ?? createdAt))
    switch state {
    case .unscheduled, .creating: return ["waiting": ["reason": "ContainerCreating"]]
    case .waiting(let reason, let message):
      return ["waiting": ["reason": .string(reason), "message": .string(message)]]
    case .starting, .running: return ["running": ["startedAt": start]]
    case .succeeded:
      return ["terminated": ["exitCode": 0, "reason": "Completed", "startedAt": start, "finishedAt": start]]
    case .failed:
      return ["terminated": ["exitCode": 1, "reason": "Error", "startedAt": start, "finishedAt": start]]
    }
  }
}
