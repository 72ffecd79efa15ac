import TenantModel

/// Reads the manifests of Odoo modules out of folders. The composition root supplies it; nothing is executed.
protocol ManifestReader: Sendable {
  /// Every module under `path`, which is a module's folder or a tree of them.
  ///
  /// - Throws: `CommandFailure` when the folder itself cannot be read.
  func modules(under path: String) throws -> ManifestReading
}

/// What was found in a tree: the modules that could be read, and why others could not.
struct ManifestReading: Equatable, Sendable {
  /// A sentence about one place of one file.
  struct Problem: Equatable, Sendable {
    var path: String
    /// From 1; nil when the whole file is meant.
    var line: Int?
    var column: Int?
    var message: String
  }

  var modules: [CatalogModule]
  var problems: [Problem]
}
