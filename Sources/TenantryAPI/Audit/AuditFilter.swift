import Foundation
import TypedText

/// What the audit log is filtered by, everywhere.
package enum AuditFilter {
  package static let schema = FilterSchema(
    [
      FilterField("actor", .text, "who asked"),
      FilterField("role", .text, "in which role"),
      FilterField("endpoint", .text, "what for: operations.submit"),
      FilterField("tenant", .text, "the tenant's slug"),
      FilterField(
        "outcome", .choice, values: AuditCall.Outcome.allCases.map(\.rawValue), "what came of it"),
      FilterField("reason", .text, "why it was refused or failed"),
      FilterField("operation", .text, "the operation that came of it"),
      FilterField("age", .age, "how long ago"),
    ], searched: ["actor", "endpoint", "tenant", "reason"])

  package static func cell(_ call: AuditCall, _ name: String) -> FilterCell {
    switch name {
    case "actor": .text(call.actor)
    case "role": .text(call.role.rawValue)
    case "endpoint": .text(call.endpoint)
    case "tenant": call.tenant.map { .text($0) } ?? .none
    case "outcome": .text(call.outcome.rawValue)
    case "reason": call.reason.map { .text($0) } ?? .none
    case "operation": call.operation.map { .text($0) } ?? .none
    case "age": .time(call.at)
    default: .none
    }
  }
}
