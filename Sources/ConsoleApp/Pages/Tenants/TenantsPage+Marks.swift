import TenantModel
import TenantryAPI
import TerminalKit

extension TenantsPage {
  /// The operations that can be done on several tenants, in the order of their life.
  static let bulkOperations: [(kind: OperationKind, key: Key)] = [
    (.pause, "p"), (.resume, "u"), (.rebuild, "b"), (.backup, "B"),
  ]

  /// The commands of the marks, and those that act on the marked tenants, or on the selected one without marks.
  func markCommands(_ context: UpdateContext) -> [Command] {
    let nothing = refusalWithoutRow
    var (mark, range, unmark) = (
      TenantsTableCommands.mark, TenantsTableCommands.markRange, TenantsTableCommands.unmark
    )
    mark.disabledReason = nothing
    range.disabledReason = nothing
    unmark.disabledReason = table.marked.isEmpty ? "nothing is marked" : nil
    let count = table.marked.count
    let many = count == 1 ? "the marked tenant" : "the \(count) marked tenants"
    let operations = Self.bulkOperations.map { kind, key in
      Command(
        Self.id(of: kind), count == 0 ? kind.title : "\(kind.verb) \(many)",
        label: count == 0 ? kind.rawValue : "\(kind.rawValue) \(count)", keys: [key],
        disabledReason: context.refusal(of: SubmitOperation.permission) ?? (count == 0 ? nothing : nil),
        footer: count == 0 ? nil : 1)
    }
    return [mark, range, unmark] + operations
  }

  /// Does what one of the commands of the marks says.
  mutating func runMarks(_ command: String) -> [Effect<Event>] {
    switch command {
    case TenantsTableCommands.mark.id: table.toggleMark(in: rows)
    case TenantsTableCommands.markRange.id: table.markRange(in: rows)
    case TenantsTableCommands.unmark.id: table.clearMarks()
    default:
      guard let kind = Self.bulkOperations.first(where: { Self.id(of: $0.kind) == command })?.kind else {
        return [.unhandled]
      }
      return operate(kind)
    }
    return rememberMarks()
  }

  /// Keeps the marked tenants as they were seen last, and forgets those whose mark is gone.
  @discardableResult
  mutating func rememberMarks() -> [Effect<Event>] {
    marked = marked.filter { table.marked.contains($0.key.rawValue) }
    for tenant in answer.value?.items ?? [] where table.marked.contains(tenant.id.rawValue) {
      marked[tenant.id] = tenant
    }
    return []
  }

  /// After an answer: where it is all there is, a marked tenant that is not in it is gone, and that is said.
  mutating func rememberMarks(in output: ListTenants.Output) -> [Effect<Event>] {
    rememberMarks()
    guard answered?.filter == nil, output.total == output.items.count else { return [] }
    let gone = table.dropMarks(missingFrom: rows)
    let names = marked.values.filter { gone.contains($0.id.rawValue) }.map(\.slug.rawValue).sorted()
    rememberMarks()
    guard !names.isEmpty else { return [] }
    let verb = names.count == 1 ? "is gone and its mark" : "are gone and their marks"
    return [.notify(Notice(.info, "\(names.joined(separator: ", ")) \(verb) with it."))]
  }

  /// What became of an operation on many: those that started need no mark any more.
  mutating func ended(_ outcome: BulkOperationDialog.Outcome) -> [Effect<Event>] {
    table.unmark(outcome.started.map(\.rawValue))
    rememberMarks()
    guard !outcome.failed.isEmpty else {
      return outcome.started.isEmpty ? [] : [.notify(Notice(.ok, outcome.summary))]
    }
    return [.notify(Notice(.warning, outcome.summary + "; they stay marked."))]
  }

  private func operate(_ kind: OperationKind) -> [Effect<Event>] {
    let tenants = marked.isEmpty ? [selected].compactMap { $0 } : inOrder(marked)
    guard let first = tenants.first else { return [] }
    guard tenants.count > 1 else {
      return [
        .present(OperationConfirmDialog(kind, on: first)) { outcome in
          switch outcome {
          case .submitted(let operation): .operationSubmitted(operation)
          }
        }
      ]
    }
    return [.present(BulkOperationDialog(kind, on: tenants), as: Event.bulkEnded)]
  }

  /// As they stand in the list; those that are not on this page of it follow by name.
  private func inOrder(_ tenants: [TenantID: Tenant]) -> [Tenant] {
    let here = (answer.value?.items ?? []).filter { tenants[$0.id] != nil }
    let known = Set(here.map(\.id))
    let others = tenants.values.filter { !known.contains($0.id) }
    return here + others.sorted { $0.slug.rawValue < $1.slug.rawValue }
  }

  static func id(of kind: OperationKind) -> String { "tenants_\(kind.rawValue)" }
}
