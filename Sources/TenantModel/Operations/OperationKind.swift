/// What can be done to a tenant. The raw values are the PRD's (§5.2) and go over the wire and into the database.
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

  /// True when it must be said with what, or to what, it is done.
  package var takesParameters: Bool {
    switch self {
    case .create, .upgradeImage, .moduleApply, .restore, .clone: true
    case .pause, .resume, .rebuild, .backup, .decommission, .purge: false
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
    }
  }
}
