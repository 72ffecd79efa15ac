import TenantModel

/// Puts modules in an order in which each comes after all that it depends on.
package enum InstallOrder {
  /// By depth of dependencies, then by name. What the catalog does not know counts as depending on `base`; what is left
  /// of a cycle comes last, by name.
  package static func sorted(_ states: [TenantModuleState], catalog: [CatalogModule], series: String)
    -> [DesiredStateInput.Module]
  {
    var wanted: [ModuleName: ModuleSource] = [:]
    for state in states where state.state != .removed { wanted[state.moduleName] = state.source }
    var needs: [ModuleName: Set<ModuleName>] = [:]
    for module in catalog where wanted[module.name] != nil && (module.series == series || needs[module.name] == nil) {
      needs[module.name] = Set(module.dependencies.filter { wanted[$0] != nil })
    }
    var ordered: [ModuleName] = []
    var placed: Set<ModuleName> = []
    var waiting = wanted.keys.sorted()
    while !waiting.isEmpty {
      let ready = waiting.filter { name in
        (needs[name] ?? (wanted[.base] != nil && name != .base ? [.base] : [])).isSubset(of: placed)
      }
      let next = ready.isEmpty ? waiting : ready
      ordered += next
      placed.formUnion(next)
      waiting.removeAll { placed.contains($0) }
    }
    return ordered.compactMap { name in wanted[name].map { .init(name: name, source: $0) } }
  }
}
