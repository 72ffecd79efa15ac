import TenantModel
import TenantryAPI

/// Brings together what is recorded of a tenant's modules, what its bundle asks for, and what was seen of them.
struct TenantModuleListing {
  let recorded: [TenantModuleState]
  /// What the tenant's bundle comes to; empty where there is no such bundle any more.
  let bundle: [BundleResolution.Entry]
  /// The modules of the tenant's series.
  let catalog: [ModuleName: CatalogModule]
  /// What of the tenant is not as it should be.
  let findings: [DriftFinding]
  /// False when its Odoo was never looked at.
  let wasCompared: Bool
  let operations: [OperationID: OperationSummary]

  /// Those that are recorded and those that the bundle asks for besides, by name.
  var items: [TenantModule] {
    let entries = Dictionary(bundle.map { ($0.name, $0) }) { first, _ in first }
    let found = self.found
    let known = Set(recorded.map(\.moduleName))
    let there = recorded.map { state in
      TenantModule(
        moduleName: state.moduleName, title: catalog[state.moduleName]?.title, source: state.source,
        state: state.state, found: found(state), version: catalog[state.moduleName]?.version,
        origin: Self.origin(entries[state.moduleName]),
        lastOperation: state.lastOperationId.flatMap { operations[$0] })
    }
    let absent = bundle.filter { !known.contains($0.name) }.map { entry in
      TenantModule(
        moduleName: entry.name, title: catalog[entry.name]?.title, source: entry.source, state: nil,
        version: entry.version, origin: Self.origin(entry))
    }
    return (there + absent).sorted { $0.moduleName < $1.moduleName }
  }

  private static func origin(_ entry: BundleResolution.Entry?) -> TenantModule.Origin {
    entry.map { $0.isRequested ? .bundle : .dependency } ?? .own
  }

  /// What was last seen of a module that is to be installed. Of the others nobody compares anything but that they wait.
  private var found: (TenantModuleState) -> TenantModule.Found? {
    let names = { (kind: DriftFinding.Kind) in Set(findings.filter { $0.kind == kind }.map(\.subject)) }
    let (missing, unfinished) = (names(.moduleMissing), names(.moduleUnfinished))
    return { state in
      let name = state.moduleName.rawValue
      if unfinished.contains(name) { return .unfinished }
      guard wasCompared, state.state == .installed else { return nil }
      return missing.contains(name) ? .missing : .installed
    }
  }
}
