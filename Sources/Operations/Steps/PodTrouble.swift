import Integrations
import JobEngine

/// What keeps pods from starting that waiting does not cure.
enum PodTrouble {
  private static let restartsMax = 3

  /// The failure to park with, or nil while there is hope.
  static func failure(in pods: [PodSummary], logs: String) -> StepFailure? {
    for pod in pods where !pod.isTerminating {
      guard let reason = pod.reason else { continue }
      let detail = [pod.name, pod.message, logs.isEmpty ? nil : logs].compactMap { $0 }.joined(
        separator: "\n")
      switch reason {
      case "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull":
        return .permanent(
          FaultCodes.imagePull, "The image \(pod.image) cannot be pulled.", detail: detail,
          runbook: Runbook.imagePull.path)
      case "CreateContainerConfigError", "CreateContainerError":
        return .permanent(
          FaultCodes.secretMissing, "The pod's configuration is not complete: \(pod.message ?? reason).",
          detail: detail,
          runbook: Runbook.secretMissing.path)
      case "CrashLoopBackOff" where pod.restarts >= restartsMax:
        return .permanent(
          FaultCodes.crashLoop, "Odoo ends again and again: \(pod.restarts) restarts.", detail: detail,
          runbook: Runbook.crashLoop.path)
      default: continue
      }
    }
    return nil
  }
}
