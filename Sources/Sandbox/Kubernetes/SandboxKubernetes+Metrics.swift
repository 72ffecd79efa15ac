import Foundation
import HTTPTransport

extension SandboxKubernetes {
  /// What running pods use, as the metrics server tells it.
  func podMetrics(_ path: SandboxPath) -> HTTPResponse {
    let namespaces =
      path.namespace.map { [$0] }
      ?? store.collections(under: "k8s/deployments/").compactMap {
        $0.split(separator: "/").last.map(String.init)
      }
    let running = namespaces.flatMap { self.pods(in: $0) }.filter { $0.state == .running }
    let items = running.map { pod -> JSONValue in
      let usage = SandboxGrowth.pod(pod.name, of: pod.namespace, at: clock.now)
      return [
        "metadata": [
          "name": .string(pod.name), "namespace": .string(pod.namespace),
          "creationTimestamp": .string(SandboxClock.text(clock.now)),
          "labels": pod.template[path: "metadata", "labels"] ?? [:],
        ],
        "timestamp": .string(SandboxClock.text(clock.now)), "window": "15.02s",
        "containers": [
          [
            "name": pod.container["name"] ?? "odoo",
            "usage": [
              "cpu": .string("\(usage.millicores * 1_000_000)n"), "memory": .string("\(usage.mebibytes)Mi"),
            ],
          ]
        ],
      ]
    }
    return list(items, kind: "PodMetrics", apiVersion: "metrics.k8s.io/v1beta1", path)
  }
}
