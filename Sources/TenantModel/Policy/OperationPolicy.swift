/// What may be done to a tenant as it is now: the table of (status × operation × environment).
package enum OperationPolicy {
  /// Whether it may be done. `pausedBy` matters to `resume` alone: who paused decides who may resume.
  package static func decide(
    _ kind: OperationKind, status: TenantStatus, pausedBy: Pauser? = nil, role: Role
  ) -> Decision {
    switch (kind, status) {
    case (.create, _): .refused(reason: "the tenant exists already")
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
    }
  }

  /// How hard it must be to say yes: what takes a production tenant away from its people wants its slug typed, and
  /// what makes it anew wants the environment typed too.
  package static func confirmation(
    _ kind: OperationKind, environment: TenantEnvironment
  ) -> OperationPlan.Confirmation {
    switch (kind, environment) {
    case (.rebuild, .production): .typeSlugAndEnvironment
    case (.pause, .production): .typeSlug
    case (.create, _), (.resume, _), (.pause, .staging), (.rebuild, .staging): .enter
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
