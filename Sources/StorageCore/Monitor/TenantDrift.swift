import TenantModel

/// A finding, and of which tenant it is.
package struct TenantDrift: Equatable, Sendable {
  package var tenant: TenantID
  package var slug: Slug
  package var finding: DriftFinding

  package init(tenant: TenantID, slug: Slug, finding: DriftFinding) {
    self.tenant = tenant
    self.slug = slug
    self.finding = finding
  }
}
