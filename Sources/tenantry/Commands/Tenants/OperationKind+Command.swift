import TenantModel

extension OperationKind {
  /// What it is called after `tenantry tenants`.
  var command: String {
    switch self {
    case .upgradeImage: "upgrade"
    case .moduleApply: "apply"
    case .create, .pause, .resume, .rebuild, .backup, .restore, .clone, .decommission, .purge,
      .bundleChange: rawValue
    }
  }
}
