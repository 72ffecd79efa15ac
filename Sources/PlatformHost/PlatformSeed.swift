import CCatalog
import StorageCore
import TenantModel

/// What every new platform has: the catalog that ships, plans, regions, images and templates.
package enum PlatformSeed {
  /// Fills what is empty; a platform that has them is left alone.
  package static func plant(in storage: OpenStorage) async throws {
    try await storage.platform.seed(PlatformDefaults.standard())
    guard try await storage.catalog.bundles().isEmpty else { return }
    let shipped = try ShippedCatalog.decode(
      modules: UnsafeRawBufferPointer(
        start: catalog_modules_json_start(), count: Int(catalog_modules_json_size())), bundles: bundleBytes)
    _ = try await storage.catalog.seed(modules: shipped.modules, bundles: shipped.bundles)
  }

  /// The bundles that ship, whatever became of them on a platform.
  @Sendable
  package static func bundles() throws -> [ModuleBundle] {
    try ShippedCatalog.decode(bundles: bundleBytes)
  }

  private static var bundleBytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: catalog_bundles_json_start(), count: Int(catalog_bundles_json_size()))
  }
}
