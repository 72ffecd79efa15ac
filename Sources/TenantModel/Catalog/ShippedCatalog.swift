import Foundation

/// Reads the catalog that ships inside the program.
///
/// It has a JSON reader of its own because it stands in the way of the first picture: its 1.4 MB take a
/// quarter of the time that `JSONDecoder` needs.
package enum ShippedCatalog {
  /// The modules and bundles of the two JSON texts.
  ///
  /// - Parameters:
  ///   - modules: an array of objects with `name`, `title`, `source`, `repo`, `series`, `version_full`,
  ///     `category`, `license`, `depends`, `external_dependencies`, `application`, `installable`,
  ///     `auto_install` (a bool, or the list of modules that bring it in), `development_status`, `lifecycle`;
  ///     other keys are passed over.
  ///   - bundles: an array of objects with `code`, `name`, `type`, `description`, `version`, `ee_equivalent`,
  ///     `modules`, `gaps`; other keys are passed over.
  /// - Returns: both in the order of the texts.
  /// - Throws: `CatalogTextError` with the byte at which a text is not JSON or not a catalog.
  package static func decode(
    modules: UnsafeRawBufferPointer, bundles: UnsafeRawBufferPointer
  ) throws(CatalogTextError) -> (modules: [CatalogModule], bundles: [ModuleBundle]) {
    var moduleText = CatalogText(modules)
    var bundleText = CatalogText(bundles)
    return (try moduleText.modules(), try bundleText.bundles())
  }

  /// The bundles alone.
  ///
  /// - Throws: `CatalogTextError` with the byte at which the text is not JSON or holds no bundles.
  package static func decode(bundles: UnsafeRawBufferPointer) throws(CatalogTextError) -> [ModuleBundle] {
    var text = CatalogText(bundles)
    return try text.bundles()
  }

  /// As `decode(modules:bundles:)` of memory, for texts that were read from files.
  ///
  /// - Throws: `CatalogTextError`.
  package static func decode(
    modules: Data, bundles: Data
  ) throws -> (modules: [CatalogModule], bundles: [ModuleBundle]) {
    try modules.withUnsafeBytes { modules in
      try bundles.withUnsafeBytes { bundles in
        try decode(modules: modules, bundles: bundles)
      }
    }
  }
}
