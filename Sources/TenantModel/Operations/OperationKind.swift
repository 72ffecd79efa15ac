/// What an operation does: to a tenant, or to the platform's own catalog. The raw values are the PRD's (§5.2) and go over
/// the wire and into the database.
package enum OperationKind: String, CaseIterable, Codable, Hashable, Sendable {
  case create
  case pause
  case resume
  case rebuild
  case upgradeImage = "upgrade_image"
  case moduleApply = "module_apply"
  case backup
  case restore
  case clone
  case decommission
  case purge
  /// Saves or removes a bundle of the catalog: about no tenant.
  case bundleChange = "bundle_change"

  /// What can be done to a tenant.
  package static let ofTenants = allCases.filter(\.isOfTenant)

  /// True for what is done to a tenant, false for what is done to the platform.
  package var isOfTenant: Bool { self != .bundleChange }

  /// True when it must be said with what, or to what, it is done.
  package var takesParameters: Bool {
    switch self {
    case .create, .upgradeImage, .moduleApply, .restore, .clone: true
    case .pause, .resume, .rebuild, .backup, .decommission, .purge, .bundleChange: false
    }
  }

  /// What it does, for people, as a verb phrase: "Pause the tenant".
  package var title: String {
    switch self {
    case .upgradeImage: "Exchange the image of the tenant"
    case .moduleApply: "Apply modules to the tenant"
    case .backup: "Back up the tenant"
    case .restore: "Restore a backup of the tenant"
    case .clone: "Clone the tenant to staging"
    case .bundleChange: "Change the bundle"
    case .create, .pause, .resume, .rebuild, .decommission, .purge: "\(verb) the tenant"
    }
  }

  /// What it does, as a sentence begins.
  package var verb: String {
    switch self {
    case .create: "Create"
    case .pause: "Pause"
    case .resume: "Resume"
    case .rebuild: "Rebuild"
    case .upgradeImage: "Upgrade"
    case .moduleApply: "Apply modules to"
    case .backup: "Back up"
    case .restore: "Restore"
    case .clone: "Clone"
    case .decommission: "Decommission"
    case .purge: "Purge"
    case .bundleChange: "Change"
    }
  }
}
