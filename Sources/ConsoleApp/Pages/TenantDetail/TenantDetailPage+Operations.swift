import TenantModel
import TenantryAPI
import TerminalKit

/// The tenant's own operations: walked with the arrows, filtered as those of the platform are.
extension TenantDetailPage {
  /// Asks what an operation is to be done with, where it wants to know, and then whether.
  func begin(_ kind: OperationKind) -> [Effect<Event>] {
    guard let tenant = detail.value?.tenant else { return [] }
    guard kind.takesParameters else { return confirm(kind, with: nil) }
    return [.present(OperationChoiceDialog(kind, on: tenant)) { .operationChosen(kind, $0) }]
  }

  /// Shows what an operation would do, and asks for a yes.
  func confirm(_ kind: OperationKind, with choice: OperationChoice?) -> [Effect<Event>] {
    guard let tenant = detail.value?.tenant else { return [] }
    return [
      .present(OperationConfirmDialog(kind, on: tenant, with: choice)) { outcome in
        switch outcome {
        case .submitted(let operation): .operationSubmitted(operation)
        }
      }
    ]
  }

  /// The operations that pass the filter.
  var shownOperations: [OperationSummary] {
    OperationFields.filter(detail.value?.operations ?? [], by: filter.condition)
  }

  /// Their rows, without what stands in them.
  var operationIDs: TableRows { TableRows(shownOperations, id: \.id.rawValue, cells: { _ in [] }) }

  /// Opens the filter, where it can be seen, or clears it.
  mutating func chooseFilter(_ command: String) -> [Effect<Event>] {
    guard command == TenantCommands.clear else {
      filter.open()
      scroll = ScrollState()
      return []
    }
    return filtered {
      $0.clear()
      return .changed
    }
  }

  /// Changes the filter; all operations are here already.
  mutating func filtered(_ change: (inout FilterLine) -> FilterLine.Outcome) -> [Effect<Event>] {
    let outcome = change(&filter)
    operations.reconcile(with: operationIDs)
    return outcome == .ignored ? [.unhandled] : []
  }

  /// Arrows walk the operations first; past the last one they scroll what lies below.
  mutating func pressInOverview(_ key: Key) -> [Effect<Event>] {
    let rows = operationIDs
    switch key {
    case .down, "j":
      if let place = operations.selectedIndex(in: rows), place < rows.count - 1 {
        operations.move(by: 1, in: rows)
      } else {
        scroll.scroll(by: 1)
      }
    case .up, "k":
      if scroll.offset > 0 { scroll.scroll(by: -1) } else { operations.move(by: -1, in: rows) }
    default: return scroll.handle(key) ? [] : [.unhandled]
    }
    return []
  }
}
