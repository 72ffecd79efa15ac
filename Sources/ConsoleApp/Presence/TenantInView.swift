import TenantModel

/// Which tenant something on the screen is about, and what it would do to it as soon as somebody says yes.
package struct TenantInView: Equatable, Sendable {
  /// Its slug or id.
  var tenant: String
  var doing: Presence.Doing
  /// What it would do; nil while one looks, and for what is no operation: another plan.
  var kind: OperationKind?

  static func looking(at tenant: String) -> TenantInView { TenantInView(tenant: tenant, doing: .looking) }

  static func acting(on tenant: Slug, _ kind: OperationKind? = nil) -> TenantInView {
    TenantInView(tenant: tenant.rawValue, doing: .acting, kind: kind)
  }
}
