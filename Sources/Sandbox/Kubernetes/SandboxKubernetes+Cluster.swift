import Foundation
import HTTPTransport

extension SandboxKubernetes {
  private static let nodeMillicores = 7_910
  private static let nodeMebibytes = 29_696

  var nodeNames: [String] {
    let tenants = store.all(in: "k8s/namespaces/").count
    return (0..<min(24, max(3, tenants / 12))).map { "tenants-\(StableHash.suffix("node \($0)", length: 5))" }
  }

  /// The number of the droplet that a node is.
  static func droplet(ofNode name: String) -> Int { Int(StableHash.of(name) % 900_000_000) }

  /// Pods of one deployment never share a node.
  func node(for key: String, index: Int) -> String {
    let names = nodeNames
    let base = key.prefix { $0 != "/" }
    return names[(Int(StableHash.of(String(base)) % UInt64(names.count)) + index) % names.count]
  }

  func nodes() -> [JSONValue] {
    nodeNames.map { name in
      let resources: JSONValue = [
        "cpu": .string("\(Self.nodeMillicores)m"), "memory": .string("\(Self.nodeMebibytes)Mi"),
        "pods": "110",
        "ephemeral-storage": "148Gi",
      ]
      return [
        "apiVersion": "v1", "kind": "Node",
        "metadata": [
          "name": .string(name), "uid": .string(StableHash.uuid(name)),
          "creationTimestamp": "2026-01-12T08:00:00Z",
          "labels": [
            "kubernetes.io/hostname": .string(name), "topology.kubernetes.io/region": "sgp1",
            "node.kubernetes.io/instance-type": "s-8vcpu-32gb",
          ],
        ],
        "spec": ["providerID": .string("digitalocean://\(Self.droplet(ofNode: name))")],
        "status": [
          "capacity": resources, "allocatable": resources, "conditions": .array(conditions(ofNode: name)),
          "nodeInfo": [
            "kubeletVersion": "v1.36.1", "osImage": "Debian GNU/Linux 12 (bookworm)", "architecture": "amd64",
            "kernelVersion": "6.1.0-32-amd64", "containerRuntimeVersion": "containerd://2.1.4",
            "operatingSystem": "linux",
            "bootID": .string(StableHash.uuid("b" + name)), "machineID": .string(StableHash.uuid("m" + name)),
            "systemUUID": .string(StableHash.uuid("s" + name)), "kubeProxyVersion": "v1.36.1",
          ],
        ],
      ]
    }
  }

  private func conditions(ofNode name: String) -> [JSONValue] {
    [
      ("Ready", "True", "KubeletReady"), ("MemoryPressure", "False", "KubeletHasSufficientMemory"),
      ("DiskPressure", "False", "KubeletHasNoDiskPressure"),
    ].map { type, status, reason in
      [
        "type": .string(type), "status": .string(status), "reason": .string(reason),
        "lastHeartbeatTime": .string(SandboxClock.text(clock.now)),
        "lastTransitionTime": "2026-01-12T08:00:30Z",
      ]
    }
  }

  /// The pods of all tenants, spread over the nodes.
  var podsPerNode: Double {
    let pods = store.collections(under: "k8s/deployments/").reduce(0) { sum, collection in
      sum + store.all(in: collection).reduce(0) { $0 + (SandboxRollout($1["rollout"])?.replicas ?? 0) }
    }
    return Double(pods) / Double(nodeNames.count)
  }

  /// How much of a node so many pods use, as shares of one, with some noise that changes every half minute.
  static func load(ofNode name: String, pods: Double, at date: Date) -> (processor: Double, memory: Double) {
    let noise = 0.7 + 0.6 * StableHash.unit("\(name)/\(Int(date.timeIntervalSince1970 / 30))")
    return (min(0.92, (0.06 + pods * 0.011) * noise), min(0.92, (0.12 + pods * 0.019) * noise))
  }

  func nodeMetrics() -> JSONValue {
    let pods = podsPerNode
    let items: [JSONValue] = nodeNames.map { name in
      let load = Self.load(ofNode: name, pods: pods, at: clock.now)
      let cpu = load.processor * Double(Self.nodeMillicores)
      let memory = load.memory * Double(Self.nodeMebibytes)
      return [
        "metadata": ["name": .string(name), "creationTimestamp": .string(SandboxClock.text(clock.now))],
        "timestamp": .string(SandboxClock.text(clock.now)), "window": "20.041s",
        "usage": ["cpu": .string("\(Int(cpu * 1_000_000))n"), "memory": .string("\(Int(memory * 1_024))Ki")],
      ]
    }
    return [
      "kind": "NodeMetricsList", "apiVersion": "metrics.k8s.io/v1beta1", "metadata": [:],
      "items": .array(items),
    ]
  }

  /// What the pods of a namespace (or of all) went through in the last hour.
  func events(_ namespace: String?) -> [JSONValue] {
    let namespaces =
      namespace.map { [$0] }
      ?? store.collections(under: "k8s/deployments/").compactMap {
        $0.split(separator: "/").last.map(String.init)
      }
    return namespaces.flatMap { pods(in: $0).flatMap(events(of:)) }
  }

  private func events(of pod: SandboxPod) -> [JSONValue] {
    guard clock.now.timeIntervalSince(pod.createdAt) < 3_600 else { return [] }
    var told: [(String, String, String, Date)] = []
    if pod.state != .unscheduled {
      told.append(
        (
          "Normal", "Scheduled", "Successfully assigned \(pod.namespace)/\(pod.name) to \(pod.node)",
          pod.createdAt
        ))
      told.append(
        ("Normal", "Pulling", "Pulling image \"\(pod.image)\"", clock.time(2, after: pod.createdAt)))
    }
    if case .waiting(let reason, let message) = pod.state {
      let name = ["CrashLoopBackOff": "BackOff", "CreateContainerConfigError": "Failed"][reason] ?? "Failed"
      told.append(("Warning", name, message, clock.now))
    }
    if let started = pod.startedAt {
      told.append(("Normal", "Pulled", "Successfully pulled image \"\(pod.image)\" in 2.4s", started))
      told.append(("Normal", "Started", "Started container odoo", started))
    }
    return told.map { event($0.0, $0.1, $0.2, $0.3, pod) }
  }

  private func event(_ type: String, _ reason: String, _ message: String, _ time: Date, _ pod: SandboxPod)
    -> JSONValue
  {
    let stamp = JSONValue.string(SandboxClock.text(time))
    return [
      "metadata": [
        "name": .string("\(pod.name).\(StableHash.suffix(pod.name + reason, length: 16))"),
        "namespace": .string(pod.namespace), "creationTimestamp": stamp,
      ],
      "involvedObject": [
        "kind": "Pod", "namespace": .string(pod.namespace), "name": .string(pod.name), "apiVersion": "v1",
      ],
      "type": .string(type), "reason": .string(reason), "message": .string(message), "count": 1,
      "firstTimestamp": stamp,
      "lastTimestamp": stamp,
      "source": ["component": type == "Normal" && reason == "Scheduled" ? "default-scheduler" : "kubelet"],
      "reportingComponent": "kubelet", "reportingInstance": .string(pod.node),
    ]
  }
}
