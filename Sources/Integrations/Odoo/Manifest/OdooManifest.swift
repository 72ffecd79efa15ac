import TenantModel

/// A module's `__manifest__.py`: the keys that a catalog needs, with Odoo's defaults for those that are
/// missing.
///
/// Source: odoo/odoo 18.0, odoo/modules/module.py, `_DEFAULT_MANIFEST` and `load_manifest`.
package struct OdooManifest: Equatable, Sendable {
  /// When Odoo installs a module by itself.
  package enum AutoInstall: Equatable, Sendable {
    case never
    /// As soon as everything that it depends on is installed.
    case withAllDependencies
    /// As soon as these are installed; always when there is none.
    case with([ModuleName])
  }

  /// The title, without blanks at its ends; nil when it is missing.
  package var name: String?
  /// As written, without blanks at its ends; `1.0` when it is missing.
  package var version = "1.0"
  /// One line: line ends and runs of blanks are one blank. Nil when nothing is left.
  package var summary: String?
  package var category: String?
  /// Nil when the manifest is silent; Odoo then assumes LGPL-3.
  package var license: String?
  /// Nil when the manifest is silent; Odoo then assumes Odoo S.A.
  package var author: String?
  package var website: String?
  package var maintainers: [String] = []
  package var depends: [ModuleName] = []
  /// Kind (`python`, `bin`, `deb`) to names.
  package var externalDependencies: [String: [String]] = [:]
  package var application = false
  package var installable = true
  package var autoInstall = AutoInstall.never
  /// As written; `Alpha`, `Beta`, `Production/Stable` and `Mature` are OCA's.
  package var developmentStatus: String?

  package init() {}
}
