/// What may be done to a tenant as it is now: the table of (status × operation × environment).
package enum OperationPolicy {
  /// Whether it may be done. `pausedBy` matters to `resume` alone: who paused decides who may resume.
  package static func decide(
    _ kind: OperationKind, status: TenantStatus, pausedBy: Pauser? = nil, role: Role
  ) -> Decision {
    switch (kind, status) {
    case (.bundleChange, _): .refused(reason: "bundles are changed in the catalog")
    case (.create, _): .refused(reason: "the tenant exists already")
    case (.clone, _) where role != .platformOwner:
      .refused(reason: "only a platform owner creates tenants, and a clone is one")
    case (.decommission, _) where role != .platformOwner:
      .refused(reason: "only a platform owner decommissions tenants")
    case (.purge, _) where role != .platformOwner:
      .refused(reason: "only a platform owner purges tenants")
    case (.purge, .decommissioned): .allowed
    case (.purge, .active), (.purge, .paused), (.purge, .error), (.purge, .provisioning),
      (.purge, .decommissioning):
      .refused(reason: "the tenant is not decommissioned")
    case (_, .decommissioned): .refused(reason: "the tenant is decommissioned")
    case (_, .decommissioning): .refused(reason: "the tenant is being decommissioned")
    case (_, .provisioning): .refused(reason: "the tenant is still being created")
    case (.pause, .active), (.pause, .error): .allowed
    case (.pause, .paused): .refused(reason: "the tenant is paused already")
    case (.resume, .paused): resume(pausedBy: pausedBy, role: role)
    case (.resume, .active): .refused(reason: "the tenant is not paused")
    case (.resume, .error): .refused(reason: "the tenant is in error: retry its operation or rebuild it")
    case (.rebuild, .active), (.rebuild, .error): .allowed
    case (.rebuild, .paused): .refused(reason: "the tenant is paused: resume it first")
    case (.upgradeImage, .active), (.moduleApply, .active): .allowed
    case (.upgradeImage, .error), (.moduleApply, .error):
      .refused(reason: "the tenant is in error: bring it in order first")
    case (.upgradeImage, .paused), (.moduleApply, .paused):
      .refused(reason: "the tenant is paused: resume it first")
    case (.backup, .active), (.backup, .error), (.backup, .paused): .allowed
    case (.restore, .active), (.restore, .error): .allowed
    case (.restore, .paused): .refused(reason: "the tenant is paused: resume it first")
    case (.clone, .active), (.clone, .error), (.clone, .paused): .allowed
    case (.decommission, .active), (.decommission, .error), (.decommission, .paused): .allowed
    }
  }

  /// How hard it must be to say yes: what takes a production tenant away from its people wants its slug typed, and
  /// what makes it anew wants the environment typed too.
  package static func confirmation(
    _ kind: OperationKind, environment: TenantEnvironment
  ) -> OperationPlan.Confirmation {
    switch (kind, environment) {
    case (.rebuild, .production), (.restore, .production), (.decommission, .production),
      (.purge, .production):
      .typeSlugAndEnvironment
    case (.restore, .staging), (.decommission, .staging), (.purge, .staging): .typeSlug
    case (.pause, .production), (.upgradeImage, .production), (.moduleApply, .production): .typeSlug
    case (.create, _), (.resume, _), (.backup, _), (.clone, _), (.bundleChange, _), (_, .staging): .enter
    }
  }

  /// Whether it may be asked for by somebody who cannot see its plan, because no server can be reached: what can be taken
  /// back. What destroys or replaces data wants its plan seen.
  package static func mayWaitUnseen(_ kind: OperationKind) -> Bool {
    switch kind {
    case .pause, .resume, .backup, .upgradeImage, .moduleApply: true
    case .create, .rebuild, .restore, .clone, .decommission, .purge, .bundleChange: false
    }
  }

  private static func resume(pausedBy: Pauser?, role: Role) -> Decision {
    switch (pausedBy, role) {
    case (.billing, .platformOwner), (.owner, .platformOwner), (.operator, _), (nil, _): .allowed
    case (.billing, _): .refused(reason: "it was paused for billing: only a platform owner resumes it")
    case (.owner, _): .refused(reason: "a platform owner paused it: only an owner resumes it")
    }
  }
}
