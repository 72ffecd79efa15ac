import Foundation
import TenantryAPI

/// Operations as rows of text.
enum OperationTable {
  /// What a program gets of an operation as CSV, by the API's names.
  static let columns: [CSVText.Column<OperationSummary>] = [
    .init("id") { $0.id.rawValue }, .init("state") { $0.state.rawValue }, .init("kind") { $0.kind.rawValue },
    .init("subject") { $0.subject }, .init("tenant_slug") { $0.tenantSlug?.rawValue }, .init("current_step") { $0.currentStep },
    .init("steps_done") { "\($0.stepsDone)" }, .init("steps_total") { "\($0.stepsTotal)" },
    .init("hold_reason") { $0.hold?.reason }, .init("hold_until") { Spell.time($0.hold?.until) },
    .init("fault_code") { $0.fault?.code }, .init("fault_message") { $0.fault?.message },
    .init("actor") { $0.actor }, .init("trigger_source") { $0.triggerSource.rawValue },
    .init("created_at") { Spell.time($0.createdAt) }, .init("started_at") { Spell.time($0.startedAt) },
    .init("finished_at") { Spell.time($0.finishedAt) },
  ]

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
    if hasTenant { row.append(.init(operation.subject)) }
    row += [
      .init("\(operation.stepsDone)/\(operation.stepsTotal)"),
      .init(Spell.age(of: operation.createdAt, at: now)),
      .init(Spell.duration(from: operation.startedAt, to: operation.finishedAt)),
      .init(note(operation)),
    ]
    return row
  }

  private static func note(_ operation: OperationSummary) -> String? {
    if let hold = operation.hold {
      return "held\(hold.until.map { " until \(Spell.time($0) ?? "")" } ?? ""): \(hold.reason)"
    }
    if let fault = operation.fault { return "\(operation.currentStep.map { "\($0): " } ?? "")\(fault.code)" }
    return operation.state.isFinal ? nil : operation.currentStep
  }
}
