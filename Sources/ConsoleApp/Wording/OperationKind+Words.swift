import TenantModel

extension OperationKind {
  /// What has been done with it afterwards: `paused`.
  var past: String {
    switch self {
    case .create: "created"
    case .pause: "paused"
    case .resume: "resumed"
    case .rebuild: "rebuilt"
    case .upgradeImage: "upgraded"
    case .moduleApply: "changed"
    case .backup: "backed up"
    case .restore: "restored"
    case .clone: "cloned"
    case .decommission: "decommissioned"
    case .purge: "purged"
    case .bundleChange: "changed"
    }
  }

  /// What people type for it: `upgrade`.
  var word: String {
    switch self {
    case .upgradeImage: "upgrade"
    case .moduleApply: "apply"
    case .create, .pause, .resume, .rebuild, .backup, .restore, .clone, .decommission, .purge,
      .bundleChange: rawValue
    }
  }

  /// What stands on the button that does it.
  var button: String { self == .moduleApply ? "Apply" : verb }

  /// Whether people notice it, so that its button warns.
  var disturbsPeople: Bool {
    switch self {
    case .pause, .rebuild, .upgradeImage, .moduleApply, .restore, .decommission, .purge: true
    case .create, .resume, .backup, .clone, .bundleChange: false
    }
  }
}
