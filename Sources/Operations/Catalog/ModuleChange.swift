import TenantModel

/// What applying a bundle or modules comes to on one tenant.
package struct ModuleChange: Codable, Equatable, Sendable {
  package struct Module: Codable, Equatable, Sendable {
    package var name: ModuleName
    package var source: ModuleSource

    package init(name: ModuleName, source: ModuleSource) {
      self.name = name
      self.source = source
    }
  }

  /// The bundle's code; nil for modules named one by one.
  package var bundle: String?
  /// In the order in which they can be installed.
  package var install: [Module]
  package var update: [Module]
  /// What is installed and stays as it is.
  package var present: [ModuleName]
  /// What the tenant has and the bundle does not name. It stays: Odoo removes a module's data with it.
  package var kept: [ModuleName]
  /// What stands against it, or should be known.
  package var findings: [BundleFinding]

  package init(
    bundle: String?, install: [Module], update: [Module], present: [ModuleName], kept: [ModuleName],
    findings: [BundleFinding]
  ) {
    self.bundle = bundle
    self.install = install
    self.update = update
    self.present = present
    self.kept = kept
    self.findings = findings
  }

  /// The difference between what a resolution holds and what a tenant has.
  package init(
    _ resolution: BundleResolution, bundle: String?, updates: Bool, on states: [TenantModuleState]
  ) {
    let installed = Set(states.filter { $0.state == .installed }.map(\.moduleName))
    let modules = resolution.modules.map { entry in
      (entry: entry, module: Module(name: entry.name, source: entry.source))
    }
    let there = modules.filter { installed.contains($0.entry.name) }
    let updated = there.filter { updates && $0.entry.isRequested }
    self.init(
      bundle: bundle, install: modules.filter { !installed.contains($0.entry.name) }.map(\.module),
      update: updated.map(\.module),
      present: there.filter { !(updates && $0.entry.isRequested) }.map(\.entry.name),
      kept: bundle == nil ? [] : installed.subtracting(modules.map(\.entry.name)).sorted(),
      findings: resolution.findings)
  }

  package var isEmpty: Bool { install.isEmpty && update.isEmpty }
}
