import JobEngine

/// The cures. Each is a file of its own in `docs/runbooks`.
package enum Runbook: String, CaseIterable, Sendable {
  case analyticsSchema = "analytics-schema"
  case automation
  case billingRun = "billing-run"
  case bundleChange = "bundle-change"
  case crashLoop = "crash-loop"
  case dashboard
  case decommission
  case gitDesiredState = "git-desired-state"
  case gitRemote = "git-remote"
  case imagePull = "image-pull"
  case imageUpgrade = "image-upgrade"
  case keycloakClient = "keycloak-client"
  case kubernetesApply = "kubernetes-apply"
  case moduleApply = "module-apply"
  case nameConflict = "name-conflict"
  case noCapacity = "no-capacity"
  case note
  case odooInit = "odoo-init"
  case pullRequest = "pull-request"
  case release
  case restore
  case rolloutStuck = "rollout-stuck"
  case secretMissing = "secret-missing"
  case smokeTest = "smoke-test"
  case tenantDatabase = "tenant-database"
  case uncertainEffect = "uncertain-effect"

  /// Relative to the project's root.
  package var path: String { "docs/runbooks/\(rawValue).md" }

  /// The cure for a fault that names none, such as the engine's own; nil when there is none either.
  package static func path(forCode code: String) -> String? {
    switch code {
    case JobFault.codeNameConflict: Runbook.nameConflict.path
    case JobFault.codeUncertain, JobFault.codeWorkerLost, JobFault.codeUnexpected:
      Runbook.uncertainEffect.path
    case JobFault.codeStepDeadline: Runbook.rolloutStuck.path
    default: nil
    }
  }
}
