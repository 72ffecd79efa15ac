import TenantModel

/// What an operation was asked to do, looked up when it was asked for: names are of things that exist, and nothing that
/// changes later changes it. Empty for the kinds without parameters.
package struct OperationDetails: Codable, Equatable, Sendable {
  package var image: ImageChange?
  package var modules: ModuleChange?

  package var restore: DatabaseRestore?
  package var copy: DatabaseCopy?
  package var purge: DatabasePurge?

  package init(
    image: ImageChange? = nil, modules: ModuleChange? = nil, restore: DatabaseRestore? = nil,
    copy: DatabaseCopy? = nil, purge: DatabasePurge? = nil
  ) {
    self.image = image
    self.modules = modules
    self.restore = restore
    self.copy = copy
    self.purge = purge
  }
}
