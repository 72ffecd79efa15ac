import TenantModel

/// What a dialog would do, and to which tenant.
package struct TenantAct: Equatable, Sendable {
  var tenant: Slug
  var kind: OperationKind
}
