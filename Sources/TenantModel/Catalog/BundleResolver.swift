/// Finds what a bundle really installs on one series of Odoo, in the order in which it can be, and what is
/// wrong with it.
///
/// The order is Odoo's own: by depth (the longest way down to a module that needs nothing), then by name. It
/// does not depend on the order in which a bundle names its modules, and it is the order of the lines in
/// Odoo's log. Modules that Odoo would add by itself (`auto_install`) are not part of the closure.
///
/// Made once for a catalog and used for many bundles. Nothing in it recurses, and a resolution takes time in
/// proportion to the modules and dependencies it meets, plus the sort of its modules.
package struct BundleResolver: Sendable {
  /// The Odoo series that it resolves for, for example `18.0`.
  package let series: String
  let catalog: SeriesCatalog

  /// - Parameters:
  ///   - series: the Odoo series of the tenants.
  ///   - modules: the catalog, of all series. Of two rows with one name and series the later one counts, so
  ///     that what an operator imports comes before what ships.
  package init(series: String, modules: [CatalogModule]) {
    self.series = series
    catalog = SeriesCatalog(series: series, modules: modules)
  }

  /// The closure of a bundle with its findings.
  package func resolve(_ bundle: ModuleBundle) -> BundleResolution {
    resolve(bundle.modules, as: bundle.code)
  }

  /// The closure of modules named one by one. A name given twice counts once.
  ///
  /// Findings that block come first; within that, as met from the requested modules outwards. A module is
  /// reported once per code, with the shortest way to it from a requested one. Modules that cannot be
  /// installed on the series are reported and left out, and so is what only they would have brought in.
  package func resolve(_ requested: [ModuleName], as code: String = "") -> BundleResolution {
    let closure = DependencyClosure(of: requested, in: catalog)
    let order = InstallOrder(of: closure, in: catalog)
    let asked = Set(requested)
    let entries = order.modules.map { index in
      let module = catalog.modules[index]
      return BundleResolution.Entry(
        name: module.name, source: module.source, version: module.version,
        isRequested: asked.contains(module.name))
    }
    let cycles = order.cycles.map { finding(ofCycle: $0, in: closure) }
    let findings = closure.findings + cycles
    return BundleResolution(
      bundle: code, series: series, modules: entries,
      findings: findings.filter(\.blocks) + findings.filter { !$0.blocks })
  }

  private func finding(ofCycle cycle: [Int], in closure: DependencyClosure) -> BundleFinding {
    let names = cycle.map { catalog.modules[$0].name }
    let path = closure.path(to: cycle[0]).map { catalog.names[$0] }
    let way = path.count > 1 ? " (reached by \(BundleFinding.spelled(path)))" : ""
    let circle = BundleFinding.spelled(names)
    return BundleFinding(
      code: .cycle, module: names[0], path: names,
      message: "These modules need one another, so that none can be installed first: \(circle)\(way).")
  }
}
