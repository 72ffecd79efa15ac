import Foundation
import JobEngine
import Operations
import TenantModel
import TenantryAPI

/// An engine job seen by people: pure, so that every shape of it can be tested without a store.
struct JobView {
  let job: JobRecord
  let steps: [StepRecord]
  let durations: [DurationStatistic]
  /// Seconds that steps take when there are no past runs to go by, by name.
  var usually: [String: Double] = [:]
  let now: Date

  /// The steps as people see them.
  var stepViews: [StepView] { steps.map(stepView) }

  /// The operation as a line of a list.
  ///
  /// - Parameter tenant: nil for an operation that is about none.
  /// - Throws: `APIProblem` with `internal` when the job is not an operation.
  func summary(of tenant: Tenant?) throws -> OperationSummary {
    guard let id = try? OperationID(job.id.rawValue), let kind = OperationKind(rawValue: job.kind.rawValue),
      let state = OperationState(rawValue: job.state.rawValue)
    else {
      throw APIProblem(.internal, "Job \(job.id) is not an operation.")
    }
    return OperationSummary(
      id: id, subject: subject(tenant), tenantId: tenant?.id, tenantSlug: tenant?.slug,
      tenantName: tenant?.name, bundleCode: OperationCatalog.bundle(ofSubject: job.subject)?.rawValue, kind: kind, state: state,
      currentStep: currentStep?.title, stepsDone: steps.count { $0.phase.isOver }, stepsTotal: steps.count,
      fraction: fraction, secondsLeft: secondsLeft, fault: job.fault.map(OperationFault.init),
      actor: job.requestedBy,
      triggerSource: TriggerSource(rawValue: job.triggerSource) ?? .api, createdAt: job.createdAt,
      startedAt: job.startedAt, finishedAt: job.finishedAt, hold: job.hold.flatMap(OperationHold.init))
  }

  private func subject(_ tenant: Tenant?) -> String {
    tenant?.slug.rawValue ?? OperationCatalog.bundle(ofSubject: job.subject).map { "bundle \($0)" } ?? job.subject
  }

  private var currentStep: StepRecord? {
    job.state.isTerminal && job.state != .failed ? nil : steps.first { !$0.phase.isOver }
  }

  /// Done steps count whole, the current one as far as it says, all weighed by how long they usually take.
  private var fraction: Double {
    guard job.state != .succeeded, !steps.isEmpty else { return job.state == .succeeded ? 1 : 0 }
    let weights = steps.map { max(typicalSeconds(of: $0) ?? 0, 0.5) }
    let done = zip(steps, weights).reduce(0.0) { sum, pair in
      sum + pair.1 * (pair.0.phase.isOver ? 1 : pair.0.progress?.fraction ?? 0)
    }
    return done / weights.reduce(0, +)
  }

  /// What the steps to come usually take, less what the current one has used; nil when it is over or stands still.
  private var secondsLeft: Double? {
    guard !job.state.isTerminal, job.state != .parked, !steps.isEmpty else { return nil }
    var left = 0.0
    for step in steps where !step.phase.isOver {
      let typical = typicalSeconds(of: step) ?? 0
      let used = step.startedAt.map { now.timeIntervalSince($0) } ?? 0
      left += max(typical - used, 0)
    }
    return left
  }

  private func typicalSeconds(of step: StepRecord) -> Double? {
    durations.first { $0.step == step.name }.map(\.median.seconds) ?? usually[step.name.rawValue]
  }

  private func stepView(_ step: StepRecord) -> StepView {
    StepView(
      name: step.name.rawValue, title: step.title, state: state(of: step), note: note(of: step),
      fraction: step.phase.isOver ? nil : step.progress?.fraction, attempt: step.attempt,
      startedAt: step.startedAt, finishedAt: step.doneAt, secondsTypical: typicalSeconds(of: step),
      nextTryAt: step.phase.isOver ? nil : step.nextTryAt,
      link: step.externalRef.flatMap { $0.hasPrefix("https://") ? $0 : nil })
  }

  private func state(of step: StepRecord) -> StepState {
    switch step.phase {
    case .done: return .done
    case .skipped: return .skipped
    case .failed, .uncertain: return .failed
    case .pending, .intent, .acted:
      guard step.number == currentStep?.number else { return .pending }
      switch job.state {
      case .running, .waiting, .retryWait: return .running
      case .parked, .failed: return .failed
      case .queued, .succeeded, .cancelled: return .pending
      }
    }
  }

  private func note(of step: StepRecord) -> String? {
    switch step.phase {
    case .skipped: step.skipReason
    case .done: lastWord(of: step) ?? step.externalRef
    case .uncertain, .failed: step.lastFault?.message ?? step.progress?.text.nilIfEmpty
    case .pending, .intent, .acted:
      // While it goes on, what it does now matters; the fault of an earlier try is history until it stands still.
      isMoving
        ? step.progress?.text.nilIfEmpty ?? step.lastFault?.message
        : step.lastFault?.message ?? step.progress?.text.nilIfEmpty
    }
  }

  private var isMoving: Bool { job.state == .running || job.state == .waiting }

  /// What a step said when it was ready; what it said on the way there is old.
  private func lastWord(of step: StepRecord) -> String? {
    guard let progress = step.progress, (progress.fraction ?? 1) >= 1 else { return nil }
    return progress.text.nilIfEmpty
  }
}

extension StepPhase {
  /// True when nothing is left to do for the step.
  var isOver: Bool { self == .done || self == .skipped }
}

extension OperationFault {
  init(_ fault: JobFault) {
    self.init(
      code: fault.code, message: fault.message, detail: fault.detail.nilIfEmpty, runbook: fault.runbook,
      logsUrl: fault.logsURL)
  }
}

extension String {
  var nilIfEmpty: String? { isEmpty ? nil : self }
}
