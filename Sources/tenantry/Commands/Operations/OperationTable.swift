import Foundation
import TenantryAPI

/// Operations as rows of text.
enum OperationTable {
  static func text(_ operations: [OperationSummary], at now: Date, _ style: Style, hasTenant: Bool = true)
    -> String
  {
    var table = TextTable(.init("ID"), .init("STATE"), .init("KIND"))
    if hasTenant { table.columns.append(.init("TENANT")) }
    table.columns += [
      .init("STEPS", .trailing), .init("AGE", .trailing), .init("TOOK", .trailing), .init("NOTE"),
    ]
    table.rows = operations.map { row($0, at: now, hasTenant: hasTenant) }
    return table.text(style)
  }

  private static func row(_ operation: OperationSummary, at now: Date, hasTenant: Bool) -> [TextTable.Cell] {
    var row: [TextTable.Cell] = [
      .init(operation.id.rawValue, .strong), .init(operation.state.rawValue, operation.state.meaning),
      .init(operation.kind.rawValue),
    ]
    if hasTenant { row.append(.init(operation.tenantSlug.rawValue)) }
    row += [
      .init("\(operation.stepsDone)/\(operation.stepsTotal)"),
      .init(Spell.age(of: operation.createdAt, at: now)),
      .init(Spell.duration(from: operation.startedAt, to: operation.finishedAt)),
      .init(note(operation)),
    ]
    return row
  }

  private static func note(_ operation: OperationSummary) -> String? {
    if let fault = operation.fault { return "\(operation.currentStep.map { "\($0): " } ?? "")\(fault.code)" }
    return operation.state.isFinal ? nil : operation.currentStep
  }
}
