import HTTPTransport

/// One node and what it can carry.
package struct NodeSummary: Equatable, Sendable {
  package var name: String
  package var isReady: Bool
  /// The kubelet's version.
  package var version: String
  /// Thousandths of a core that pods may use.
  package var cpuMillicores: Int
  /// MiB that pods may use.
  package var memoryMib: Int
  /// Pods that it may carry.
  package var podsMax: Int
  package var region: String?

  package init(_ object: KubernetesObject) {
    let status = object.json["status"]
    let ready = status?["conditions"]?.arrayValue?.first { $0["type"]?.stringValue == "Ready" }
    name = object.name
    isReady = ready?["status"]?.stringValue == "True"
    version = status?[path: "nodeInfo", "kubeletVersion"]?.stringValue ?? ""
    cpuMillicores = Quantity.millicores(status?[path: "allocatable", "cpu"]?.stringValue ?? "0")
    memoryMib = Quantity.mebibytes(status?[path: "allocatable", "memory"]?.stringValue ?? "0")
    podsMax = Int(status?[path: "allocatable", "pods"]?.stringValue ?? "") ?? 0
    region = object.labels["topology.kubernetes.io/region"]
  }
}
