import Foundation
import TenantModel
import TenantryAPI

extension Advisor {
  /// Operations that stopped: those at the same step for the same reason are one recommendation.
  static func stoppedOperations(_ facts: AdvisorFacts) -> [Recommendation] {
    struct Cause: Hashable {
      var step: String
      var code: String
    }
    let groups = Dictionary(grouping: facts.stopped) {
      Cause(step: $0.currentStep ?? $0.state.rawValue, code: $0.fault?.code ?? "")
    }
    return groups.compactMap { cause, operations in
      let sorted = operations.sorted { ($0.createdAt, $0.id.rawValue) < ($1.createdAt, $1.id.rawValue) }
      guard let oldest = sorted.first else { return nil }
      return Recommendation(
        .operationStopped, about: "\(cause.step):\(cause.code)", .error, title(of: sorted, at: cause.step),
        advice: advice(for: oldest), evidence: sorted.map(evidence), count: sorted.count,
        since: oldest.createdAt, action: .operation(oldest.id))
    }
  }

  private static func title(of operations: [OperationSummary], at step: String) -> String {
    guard operations.count > 1, let first = operations.first else {
      let only = operations.first
      return "\(only?.subject ?? ""): \(only?.kind.rawValue ?? "") stopped at \(step)"
    }
    let noun = operations.allSatisfy { $0.tenantSlug != nil } ? "tenant" : "operation"
    let kind = Set(operations.map(\.kind)).count == 1 ? " of \(first.kind.rawValue)" : ""
    return "\(count(operations.count, noun)) stopped at the same step\(kind): \(step)"
  }

  private static func advice(for operation: OperationSummary) -> String {
    let reason = operation.fault?.message ?? "It ended without a reason."
    guard let runbook = operation.fault?.runbook else { return "\(reason) Retry or cancel it." }
    return "\(reason) Runbook: \(runbook)."
  }

  private static func evidence(_ operation: OperationSummary) -> Recommendation.Evidence {
    Recommendation.Evidence(
      operation.subject, operation.fault?.message ?? operation.state.rawValue,
      since: operation.startedAt ?? operation.createdAt)
  }
}
