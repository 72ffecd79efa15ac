import TenantModel

/// What a module needs and what needs it, within the platform's series, and who uses it.
package struct GetModuleUse: Endpoint {
  package static let name = "catalog.module_use"
  package static let method = EndpointMethod.get
  package static let path = "/api/catalog/modules/{name}/use"
  package static let permission = Permission.catalogRead

  package var name: String

  package init(name: String) {
    self.name = name
  }

  package typealias Output = ModuleUse
}

/// A module's place among the others.
package struct ModuleUse: Codable, Equatable, Sendable {
  /// A module next to another, in one direction.
  package struct Link: Codable, Equatable, Sendable {
    package var name: ModuleName
    /// Nil for a module that the series does not have.
    package var source: ModuleSource?
    /// How many there are behind it in the same direction: 0 ends the tree.
    package var next: Int

    package init(name: ModuleName, source: ModuleSource?, next: Int) {
      self.name = name
      self.source = source
      self.next = next
    }
  }

  /// A bundle that brings it in.
  package struct InBundle: Codable, Equatable, Sendable {
    package var code: String
    /// True when the bundle names it, false when another module needs it.
    package var isRequested: Bool

    package init(code: String, isRequested: Bool) {
      self.code = code
      self.isRequested = isRequested
    }
  }

  package var series: String
  /// What it depends on itself, by name.
  package var needs: [Link]
  /// Modules that depend on it themselves, by name.
  package var neededBy: [Link]
  /// How many there are in each direction to the end.
  package var needsInAll: Int
  package var neededByInAll: Int
  package var bundles: [InBundle]
  /// The tenants that have it or are to have it, by slug.
  package var tenants: [CatalogUser]

  package init(
    series: String, needs: [Link], neededBy: [Link], needsInAll: Int, neededByInAll: Int, bundles: [InBundle],
    tenants: [CatalogUser]
  ) {
    self.series = series
    self.needs = needs
    self.neededBy = neededBy
    self.needsInAll = needsInAll
    self.neededByInAll = neededByInAll
    self.bundles = bundles
    self.tenants = tenants
  }
}
