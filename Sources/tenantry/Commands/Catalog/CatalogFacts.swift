import TenantModel

/// A bundle and modules in full, as text.
enum CatalogFacts {
  static func text(_ entry: ShowCatalogCommand.Entry, _ style: Style) -> String {
    var facts = Facts()
    if let bundle = entry.bundle { add(bundle, to: &facts) }
    for module in entry.modules { add(module, to: &facts) }
    return facts.text(style)
  }

  private static func add(_ bundle: ModuleBundle, to facts: inout Facts) {
    facts.section("Bundle \(bundle.code)")
    facts.add("name", bundle.name)
    facts.add("version", bundle.version)
    facts.add("what", bundle.description)
    facts.add("stands in for", bundle.replacesEe)
    facts.add("gaps", bundle.gaps)
    facts.add("modules", bundle.modules.map(\.rawValue).joined(separator: " "))
  }

  private static func add(_ module: CatalogModule, to facts: inout Facts) {
    facts.section("Module \(module.name)" + (module.series.map { " for \($0)" } ?? ""))
    facts.add("title", module.title)
    facts.add("summary", module.summary)
    facts.add("source", "\(module.source.rawValue), \(module.repo)")
    facts.add("version", module.version)
    facts.add("license", module.license)
    facts.add("category", module.category)
    facts.add("status", module.developmentStatus)
    facts.add("lifecycle", module.lifecycle)
    facts.add("installable", module.installable ? nil : "no", .warning)
    facts.add("depends on", module.dependencies.map(\.rawValue).joined(separator: " "))
    for (kind, names) in module.externalDependencies.sorted(by: { $0.key < $1.key }) {
      facts.add("needs \(kind)", names.joined(separator: " "))
    }
  }
}
