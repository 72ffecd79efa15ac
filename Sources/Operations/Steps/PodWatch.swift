import Integrations
import JobEngine

/// Looks at a tenant's pods and puts what they say into the step's log.
struct PodWatch: Sendable {
  private static let tailLines = 40

  let run: OperationRun
  let kubernetes: KubernetesClient
  let selector: String

  init(_ run: OperationRun, _ kubernetes: KubernetesClient, component: String) {
    self.run = run
    self.kubernetes = kubernetes
    selector = "\(ObjectMarks.tenantLabel)=\(run.tenant.slug),app.kubernetes.io/component=\(component)"
  }

  func pods() async throws -> [PodSummary] {
    try await kubernetes.pods(namespace: run.tenant.k8sNamespace.rawValue, selector: selector)
  }

  /// The last lines of each pod that has started; a log that cannot be read says why in one line instead.
  func lastLines(of pods: [PodSummary], sinceSeconds: Int? = nil) async -> [String] {
    var lines: [String] = []
    for pod in pods where pod.phase != "Pending" {
      do throws(IntegrationError) {
        lines += try await kubernetes.log(
          pod: pod.name, namespace: pod.namespace, tailLines: Self.tailLines, sinceSeconds: sinceSeconds,
          previous: pod.reason == "CrashLoopBackOff" && pod.restarts > 0
        ).map { "\(pod.name): \($0)" }
      } catch {
        lines.append("\(pod.name): no log: \(error.message)")
      }
    }
    return lines
  }

  func log(_ lines: [String]) {
    for line in lines { run.log(line, Self.level(of: line)) }
  }

  private static func level(of line: String) -> LogLevel {
    line.contains(" ERROR ") || line.contains(" CRITICAL ") ? .error : line.contains(" WARNING ") ? .warning : .info
  }
}
