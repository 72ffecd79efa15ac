import TenantModel
import TenantryAPI
import TerminalKit

/// One tenant of an operation on many: what is known of it, and what became of it.
struct BulkItem: Equatable, Sendable {
  enum State: Equatable, Sendable {
    /// Its plan is being read.
    case reading
    /// It can be done.
    case ready(PlanOperation.Output)
    /// It cannot, and this is why.
    case refused(String)
    case sending
    case started(OperationID)
    case failed(APIProblem)
  }

  /// The tenant as it was marked, later as it was read.
  private(set) var tenant: Tenant
  private(set) var state = State.reading
  /// Made once for a plan: sending the same again starts nothing twice.
  private var idempotencyKey: String?

  init(_ tenant: Tenant) { self.tenant = tenant }

  /// The plan, while it can be done.
  var plan: OperationPlan? {
    if case .ready(let output) = state { output.plan } else { nil }
  }

  /// Takes the plan, and whether the policy lets it be done from here.
  mutating func take(_ result: Result<PlanOperation.Output, APIProblem>) {
    switch result {
    case .failure(let problem):
      state = .refused(problem.code == .notFound ? "the tenant is gone" : problem.detail)
    case .success(let output):
      if output.tenant.version != tenant.version { idempotencyKey = nil }
      tenant = output.tenant
      state = Self.refusal(of: output).map { .refused($0) } ?? .ready(output)
    }
  }

  /// Sends it, with the version that was shown; nil when it cannot be done.
  mutating func submission(
    _ kind: OperationKind, params: OperationParams?, reason: String?, makeKey: () -> String
  ) -> SubmitOperation? {
    guard case .ready(let output) = state else { return nil }
    let key = idempotencyKey ?? makeKey()
    idempotencyKey = key
    state = .sending
    return SubmitOperation(
      tenant: tenant.id.rawValue, type: kind, params: params, expectedVersion: output.tenant.version,
      trigger: .ui,
      idempotencyKey: key, reason: reason)
  }

  mutating func take(_ result: Result<SubmitOperation.Output, APIProblem>) {
    switch result {
    case .success(let output): state = .started(output.operationId)
    case .failure(let problem): state = .failed(problem)
    }
  }

  private static func refusal(of output: PlanOperation.Output) -> String? {
    if let reason = output.decision.reason { return reason }
    if let risk = output.plan.risks.first(where: { $0.level == .block }) { return risk.message }
    return output.plan.confirmation == .secondPerson ? "a second person has to approve it" : nil
  }

  /// What is or will be, in a cell.
  var words: Line {
    switch state {
    case .reading: return Line("\(Glyph.progress) reading", .busy)
    case .ready(let output):
      let warnings = output.plan.risks.count { $0.level == .warn }
      let note: Line =
        warnings > 0 ? "  \(Glyph.warning, .warning) \(warnings == 1 ? "1 risk" : "\(warnings) risks")" : ""
      return "\(Glyph.todo, .dim) ready" + note
    case .refused(let reason): return "\(Glyph.skipped, .warning) \(reason)"
    case .sending: return Line("\(Glyph.progress) sending", .busy)
    case .started(let operation): return "\(Glyph.done, .ok) started \(operation, .dim)"
    case .failed(let problem): return "\(Glyph.error, .error) \(problem.detail)"
    }
  }
}
