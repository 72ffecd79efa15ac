import TenantModel

/// From one image to another.
package struct ImageChange: Codable, Equatable, Sendable {
  /// What ran when it was asked for; what a rollback goes back to.
  package var from: ImageReference
  package var to: ImageReference
  package var isRollback: Bool
  /// Who asked: decides whether a candidate may go to production.
  package var role: Role

  package init(from: ImageReference, to: ImageReference, isRollback: Bool = false, role: Role) {
    self.from = from
    self.to = to
    self.isRollback = isRollback
    self.role = role
  }

  /// Whether the tenant may be brought to it.
  package func decision(on tenant: Tenant, status: ImageRelease.Status?) -> Decision {
    ImagePolicy.decide(
      to, from: from, status: status, environment: tenant.environment, role: role, isRollback: isRollback)
  }

  /// Whether Odoo is to bring the modules to what the image holds. Two releases of a series may hold any module in
  /// another version, which nobody can see before the image runs, and Odoo takes new views and data only when told to;
  /// so going forward always does. Going back never does: Odoo knows no way to take an update back.
  package var updatesModules: Bool { !isRollback }
}
