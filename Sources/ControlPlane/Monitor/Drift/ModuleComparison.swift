import Integrations
import StorageCore
import TenantModel

/// Compares the modules that a tenant is to have with those that its Odoo has.
///
/// What Odoo has besides is no difference: it installs what glues two modules together by itself.
enum ModuleComparison {
  static func differences(
    recorded: [TenantModuleState], there: [OdooModule]
  ) -> [DriftLook.Difference] {
    let states = Dictionary(there.map { ($0.name, $0.state) }) { first, _ in first }
    let missing = recorded.filter { $0.state == .installed && states[$0.moduleName.rawValue] == nil }
    let unfinished = there.filter { [.toInstall, .toUpgrade, .toRemove].contains($0.state) }
    return missing.map {
      DriftLook.Difference(
        .moduleMissing, $0.moduleName.rawValue, expected: "installed", found: "not installed")
    }
      + unfinished.map {
        DriftLook.Difference(.moduleUnfinished, $0.name, expected: "installed", found: words($0.state))
      }
  }

  private static func words(_ state: OdooModule.State) -> String {
    switch state {
    case .installed: "installed"
    case .toInstall: "to install"
    case .toUpgrade: "to upgrade"
    case .toRemove: "to remove"
    case .other(let word): word
    }
  }
}
