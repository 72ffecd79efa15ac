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

  /// The lines without Odoo's own time, which the step's log has already.
  func log(_ lines: [String]) {
    for line in lines {
      let parts = line.split(separator: ": ", maxSplits: 1)
      let words = OdooLogText(parts.last ?? "")
      run.log(parts.count == 2 ? "\(parts[0]): \(words.text)" : line, LogLevel(words.level))
    }
  }
}

extension LogLevel {
  fileprivate init(_ level: OdooLogText.Level) {
    switch level {
    case .debug: self = .debug
    case .info: self = .info
    case .warning: self = .warning
    case .error, .critical: self = .error
    }
  }
}
