/// A tenant that has a module, or that was made from a bundle.
package struct CatalogUser: Codable, Equatable, Sendable {
  package var id: TenantID
  package var slug: Slug
  package var name: DisplayText
  package var status: TenantStatus
  /// Whether the module is there; nil for a bundle.
  package var state: TenantModuleState.State?

  package init(
    id: TenantID, slug: Slug, name: DisplayText, status: TenantStatus, state: TenantModuleState.State? = nil
  ) {
    self.id = id
    self.slug = slug
    self.name = name
    self.status = status
    self.state = state
  }
}
