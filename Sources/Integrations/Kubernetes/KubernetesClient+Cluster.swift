import Foundation
import HTTPTransport

extension KubernetesClient {
  /// The namespaces, by name.
  package func namespaces(selector: String? = nil) async throws(IntegrationError) -> [KubernetesObject] {
    try await list(.namespace, namespace: nil, selector: selector)
  }

  /// The nodes with what they can carry, by name.
  package func nodes() async throws(IntegrationError) -> [NodeSummary] {
    try await list(.node, namespace: nil).map(NodeSummary.init).sorted { $0.name < $1.name }
  }

  /// What each node uses now, by node name: CPU in thousandths of a core, memory in MiB.
  ///
  /// - Throws: `not_found` where no metrics server is installed.
  package func nodeUsage() async throws(IntegrationError) -> [String: NodeUsage] {
    let answer = try await json(.get, "/apis/metrics.k8s.io/v1beta1/nodes", with: "items")
    let pairs = (answer["items"]?.arrayValue ?? []).map { item in
      (
        item[path: "metadata", "name"]?.stringValue ?? "",
        NodeUsage(
          cpuMillicores: Quantity.millicores(item[path: "usage", "cpu"]?.stringValue ?? "0"),
          memoryMib: Quantity.mebibytes(item[path: "usage", "memory"]?.stringValue ?? "0"))
      )
    }
    return Dictionary(pairs) { $1 }
  }

  /// What the pods of each namespace use now, by namespace.
  ///
  /// - Parameter selector: which pods count.
  /// - Throws: `not_found` where no metrics server is installed.
  package func podUsage(selector: String? = nil) async throws(IntegrationError) -> [String: NodeUsage] {
    let answer = try await json(
      .get, "/apis/metrics.k8s.io/v1beta1/pods", query: selector.map { ["labelSelector": $0] } ?? [:],
      with: "items")
    var usage: [String: NodeUsage] = [:]
    for item in answer["items"]?.arrayValue ?? [] {
      guard let namespace = item[path: "metadata", "namespace"]?.stringValue else { continue }
      for container in item["containers"]?.arrayValue ?? [] {
        usage[namespace, default: NodeUsage(cpuMillicores: 0, memoryMib: 0)].add(
          cpuMillicores: Quantity.millicores(container[path: "usage", "cpu"]?.stringValue ?? "0"),
          memoryMib: Quantity.mebibytes(container[path: "usage", "memory"]?.stringValue ?? "0"))
      }
    }
    return usage
  }

  /// The events of a namespace, newest first.
  package func events(namespace: String?) async throws(IntegrationError) -> [EventSummary] {
    try await list(.event, namespace: namespace).map(EventSummary.init).sorted { $0.lastSeen > $1.lastSeen }
  }
}
