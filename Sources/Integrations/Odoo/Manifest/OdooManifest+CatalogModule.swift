import TenantModel

extension OdooManifest {
  /// The manifest as a row of the catalog, with `lifecycle` `imported`.
  ///
  /// What the origin leaves open is read from the manifest, first match first:
  /// - `ipai` when the technical name begins with `ipai_` or `tbwa_`;
  /// - `oca` when the author names the Odoo Community Association or the website is one of its repositories;
  /// - `core` when the author is Odoo S.A. (or missing, which means the same), when the website is Odoo's,
  ///   when the licence is OEEL-1, or when the path leads through `odoo/addons`;
  /// - `oca` otherwise: a third party's module comes closest to it.
  ///
  /// The repository is the website's when that is on GitHub, `odoo/odoo` for core, else `local`.
  ///
  /// - Parameters:
  ///   - name: the technical name, which is the module's folder.
  ///   - path: where the manifest was found.
  package func catalogModule(named name: ModuleName, path: String = "", origin: ManifestOrigin = .init())
    -> CatalogModule
  {
    let source = origin.source ?? source(of: name, path: path)
    let version = OdooVersion(version, series: origin.series)
    let triggers: [ModuleName]
    switch autoInstall {
    case .never: triggers = []
    case .withAllDependencies: triggers = depends
    case .with(let modules): triggers = modules
    }
    return CatalogModule(
      name: name, title: self.name ?? name.rawValue, summary: summary, source: source,
      repo: origin.repo ?? repository(of: source), series: version.series, version: version.full,
      category: category, license: license, depends: depends, application: application,
      installable: installable, autoInstall: autoInstall != .never, autoInstallTriggers: triggers,
      developmentStatus: developmentStatus, lifecycle: "imported", externalDependencies: externalDependencies)
  }

  private func source(of name: ModuleName, path: String) -> ModuleSource {
    let author = author ?? "Odoo S.A."
    let website = website?.lowercased() ?? ""
    let isOCA = author.contains("Odoo Community Association") || website.contains("github.com/oca/")
    let isCore =
      author.hasPrefix("Odoo S.A") || author.hasPrefix("Odoo SA") || author == "Odoo"
      || website.contains("://www.odoo.com") || license == "OEEL-1" || path.contains("odoo/addons/")
    if name.rawValue.hasPrefix("ipai_") || name.rawValue.hasPrefix("tbwa_") { return .ipai }
    if isOCA { return .oca }
    return isCore ? .core : .oca
  }

  private func repository(of source: ModuleSource) -> String {
    if source == .core { return "odoo/odoo" }
    let mark = "github.com/"
    guard let website, let range = website.range(of: mark) else { return "local" }
    let parts = website[range.upperBound...].split(separator: "/", omittingEmptySubsequences: false).prefix(2)
    let isName = { (part: Substring) in
      !part.isEmpty
        && part.utf8.allSatisfy {
          $0.isPythonLetter && $0 < 0x80 || $0.isPythonDigit || "-.".utf8.contains($0)
        }
    }
    return parts.count == 2 && parts.allSatisfy(isName) ? parts.joined(separator: "/") : "local"
  }
}
