import CCatalog
import StorageSQLite
import TenantModel

/// What every new platform has: the catalog that ships, plans, regions, images and templates.
enum PlatformSeed {
  /// Fills what is empty; a platform that has them is left alone.
  static func plant(in storage: SQLiteStorage) async throws {
    try await storage.platform.seed(PlatformDefaults.standard())
    guard try await storage.catalog.bundles().isEmpty else { return }
    let shipped = try ShippedCatalog.decode(
      modules: UnsafeRawBufferPointer(
        start: catalog_modules_json_start(), count: Int(catalog_modules_json_size())),
      bundles: UnsafeRawBufferPointer(
        start: catalog_bundles_json_start(), count: Int(catalog_bundles_json_size())))
    _ = try await storage.catalog.seed(modules: shipped.modules, bundles: shipped.bundles)
  }
}
