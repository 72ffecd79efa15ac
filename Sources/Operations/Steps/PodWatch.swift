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

  /// The lines without what the step's log says already, or does not need to: Odoo's own time, the tenant's database,
  /// and of the pod's name all but its end, which tells it from the others.
  func log(_ lines: [String]) {
    let database = "\(run.tenant.dbName) "
    for line in lines {
      let parts = line.split(separator: ": ", maxSplits: 1)
      let words = OdooLogText(parts.last ?? "")
      let text = words.text.hasPrefix(database) ? words.text.dropFirst(database.count) : words.text[...]
      let pod = parts[0].split(separator: "-").last ?? parts[0]
      run.log(parts.count == 2 ? "\(pod): \(text)" : line, LogLevel(words.level))
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
