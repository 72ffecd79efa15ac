import TenantModel

/// The caller and the platform they look at.
package struct Session: Codable, Equatable, Sendable {
  /// The name of the place: `sandbox`, `local`, or a context's name.
  package var context: String
  package var mode: Mode
  /// Who acts, for example `ops@north`.
  package var actor: String
  package var role: Role
  /// True when nothing may be changed from here, whatever the role allows.
  package var isReadOnly: Bool
  /// Why nothing may be changed and what to do about it, for people; nil when something may, or nobody says.
  package var readOnlyReason: String?
  /// What the platform is for; nil when it does not say.
  package var environment: TenantEnvironment?
  /// The outside systems and whether they are connected, in the order in which they matter.
  package var integrations: [IntegrationStatus]
  /// How many tenants this environment should hold at most (PRD §7); 0 for no limit.
  package var tenantsSoftLimit: Int
  /// The freeze in force; nil when operations may begin.
  package var freeze: OperationsFreeze?

  package init(
    context: String, mode: Mode, actor: String, role: Role, isReadOnly: Bool = false,
    readOnlyReason: String? = nil, environment: TenantEnvironment? = nil, integrations: [IntegrationStatus],
    tenantsSoftLimit: Int, freeze: OperationsFreeze? = nil
  ) {
    self.context = context
    self.mode = mode
    self.actor = actor
    self.role = role
    self.isReadOnly = isReadOnly
    self.readOnlyReason = readOnlyReason
    self.environment = environment
    self.integrations = integrations
    self.tenantsSoftLimit = tenantsSoftLimit
    self.freeze = freeze
  }

  /// What stands behind the console.
  package enum Mode: String, CaseIterable, Codable, Hashable, Sendable {
    case sandbox
    case embedded
    case remote
  }
}
