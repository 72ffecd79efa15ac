/// One Odoo module as its manifest describes it.
package struct CatalogModule: Codable, Equatable, Sendable {
  package var name: ModuleName
  package var title: String
  package var summary: String?
  package var source: ModuleSource
  /// The repository it was read from, for example `OCA/project`.
  package var repo: String
  /// The Odoo series, for example `18.0`; nil when neither branch nor version names one.
  package var series: String?
  /// The version as Odoo shows it, for example `18.0.1.3`.
  package var version: String
  package var category: String?
  package var license: String?
  /// In the manifest's order. Empty means `base` (Odoo's default), except for `base` itself.
  package var depends: [ModuleName]
  package var application: Bool
  package var installable: Bool
  /// True when Odoo installs it by itself as soon as all of `autoInstallTriggers` are installed.
  package var autoInstall: Bool
  /// The modules that bring it in together: all it depends on, or the ones that its manifest lists. Empty
  /// with `autoInstall` true means always.
  package var autoInstallTriggers: [ModuleName]
  package var developmentStatus: String?
  /// `released`, `merged`, `pull-request`, `current`, `archived`, `historical`, or `imported`.
  package var lifecycle: String
  /// Python, binary and Debian packages that it needs, kind to names.
  package var externalDependencies: [String: [String]]

  package init(
    name: ModuleName, title: String, summary: String? = nil, source: ModuleSource, repo: String,
    series: String?, version: String, category: String? = nil, license: String? = nil, depends: [ModuleName],
    application: Bool = false, installable: Bool = true, autoInstall: Bool = false,
    autoInstallTriggers: [ModuleName] = [], developmentStatus: String? = nil, lifecycle: String,
    externalDependencies: [String: [String]] = [:]
  ) {
    self.name = name
    self.title = title
    self.summary = summary
    self.source = source
    self.repo = repo
    self.series = series
    self.version = version
    self.category = category
    self.license = license
    self.depends = depends
    self.application = application
    self.installable = installable
    self.autoInstall = autoInstall
    self.autoInstallTriggers = autoInstallTriggers
    self.developmentStatus = developmentStatus
    self.lifecycle = lifecycle
    self.externalDependencies = externalDependencies
  }

  /// The modules that must be installed before this one.
  package var dependencies: [ModuleName] {
    depends.isEmpty && name != .base ? [.base] : depends
  }
}

extension ModuleName {
  /// Odoo's own `base`, on which everything stands.
  package static let base = ModuleName(known: "base")
}
