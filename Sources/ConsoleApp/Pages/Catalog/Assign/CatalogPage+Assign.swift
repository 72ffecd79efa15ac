import TenantModel
import TenantryAPI
import TerminalKit

/// Giving what is under the bar to tenants (PRD §3.5): an operation of its own for each.
extension CatalogPage {
  /// What would be given; nil while nothing is selected.
  var assignment: Assignment? {
    switch tab {
    case .bundles: selectedBundle?.bundle.map { .bundle($0.code) }
    case .modules:
      if focus == .detail, case .module(let name)? = module.tree.target {
        .module(name)
      } else {
        (modules.selectedName ?? module.name).map { .module($0) }
      }
    }
  }

  func assign() -> [Effect<Event>] {
    guard let assignment else { return [] }
    return [.present(TenantChoiceDialog(assignment)) { .tenantsChosen(assignment, $0) }]
  }

  func confirm(_ assignment: Assignment, on tenants: [Tenant]) -> [Effect<Event>] {
    guard !tenants.isEmpty else { return [] }
    return [
      .present(
        BulkOperationDialog(.moduleApply, on: tenants, with: assignment.params, saying: assignment.words),
        as: Event.assigned)
    ]
  }

  /// Says what came of it; where nothing was sent there is nothing to say.
  func tell(_ outcome: BulkOperationDialog.Outcome) -> [Effect<Event>] {
    if !outcome.failed.isEmpty { return [.notify(Notice(.warning, outcome.summary + "; see the tenants."))] }
    return outcome.started.isEmpty ? [] : [.notify(Notice(.ok, outcome.summary))]
  }
}
