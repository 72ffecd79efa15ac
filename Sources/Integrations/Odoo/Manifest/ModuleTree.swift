import Foundation
import TenantModel

/// The modules of a folder with manifests, and all that was wrong with them.
package struct ModuleTree: Sendable {
  /// In the order of their paths; of two folders with one name the first counts, as in Odoo's addons path.
  package var modules: [CatalogModule] = []
  /// What keeps a module out of the catalog.
  package var errors: [ManifestError] = []
  /// What is worth knowing.
  package var warnings: [ManifestError] = []

  /// Reads what a path leads to: one manifest, one module's folder, or a folder of addons at any depth.
  ///
  /// A folder with a `__manifest__.py` is a module, and nothing below it is looked at. Folders whose names
  /// begin with a dot, `setup` and `node_modules` are passed over; so is, with a warning, every link out of
  /// the tree.
  ///
  /// - Parameter origin: what is known of where the modules come from.
  package static func read(_ path: String, origin: ManifestOrigin = .init()) -> ModuleTree {
    var reader = ModuleTreeReader(origin: origin)
    reader.read(path)
    return reader.tree
  }
}
