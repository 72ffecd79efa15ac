import JobEngine
import TenantModel

/// One step of operations: how it is planned, why it may be skipped, and how it is done.
struct OperationStep: Sendable {
  /// The skip reason of a step whose system is not there.
  static let notConnected = "not connected"

  var definition: StepDefinition
  /// How long it usually takes: what is expected until past runs say better.
  var usually: Duration
  /// Known before the operation begins; nil when the step will run.
  var skipReason: String?
  /// What of an operation's parameters makes the step needless.
  private let needless: (@Sendable (OperationDetails) -> String?)?

  /// - Parameters:
  ///   - skipReason: what is known when the program starts.
  ///   - needless: why what is asked for does not need the step; nil when it does.
  ///   - runbook: the cure for whatever goes wrong and names none itself.
  ///   - settleTime: how long a searchable effect may take until a search finds it.
  init(
    _ name: StepName, _ title: String, usually: Duration, effect: StepEffect, skippable: Bool = false,
    cancellable: Bool = true, disruptive: Bool = false,
    deadline: Duration = .seconds(600), settleTime: Duration = .seconds(10), runbook: Runbook,
    in environment: OperationEnvironment, skipReason: String? = nil,
    needless: (@Sendable (OperationDetails) -> String?)? = nil,
    probe: @escaping @Sendable (OperationRun) async throws -> ProbeResult = { _ in .unknown },
    act: @escaping @Sendable (OperationRun) async throws -> ActResult,
    verify: (@Sendable (OperationRun) async throws -> VerifyResult)? = nil
  ) {
    self.init(
      of: OperationRun.self, name, title, usually: usually, effect: effect, skippable: skippable,
      cancellable: cancellable, disruptive: disruptive, deadline: deadline, settleTime: settleTime,
      runbook: runbook, in: environment, skipReason: skipReason, needless: needless, probe: probe,
      act: act, verify: verify)
  }

  /// The same for runs that may be about something else than a tenant.
  init<Run: SubjectRun>(
    of run: Run.Type, _ name: StepName, _ title: String, usually: Duration, effect: StepEffect,
    skippable: Bool = false, cancellable: Bool = true, disruptive: Bool = false,
    deadline: Duration = .seconds(600), settleTime: Duration = .seconds(10), runbook: Runbook,
    in environment: OperationEnvironment, skipReason: String? = nil,
    needless: (@Sendable (OperationDetails) -> String?)? = nil,
    probe: @escaping @Sendable (Run) async throws -> ProbeResult = { _ in .unknown },
    act: @escaping @Sendable (Run) async throws -> ActResult,
    verify: (@Sendable (Run) async throws -> VerifyResult)? = nil
  ) {
    self.usually = usually
    self.skipReason = skipReason
    self.needless = needless
    let phase = Phase<Run>(environment: environment, runbook: runbook)
    var verification: StepDefinition.Verify?
    if let verify {
      verification = { context in try await phase.run(context, verify) }
    }
    definition = StepDefinition(
      name: name, title: title, effect: effect, repeatSafe: true, skippable: skippable,
      cancellable: cancellable, disruptive: disruptive, deadline: deadline, settleTime: settleTime,
      skipReason: { context in
        if let skipReason { return skipReason }
        // Only what is done to a tenant is asked for with details.
        guard let needless else { return nil }
        return needless(try context.parameters(as: OperationParameters.self).details)
      },
      probe: { context in try await phase.run(context, probe) },
      act: { context in try await phase.run(context, act) },
      verify: verification)
  }

  /// Why it will not run for what is asked; nil when it will.
  func reasonToSkip(_ details: OperationDetails) -> String? { skipReason ?? needless?(details) }

  /// Runs a part of the step with what every part needs, and translates what it throws.
  private struct Phase<Run: SubjectRun>: Sendable {
    let environment: OperationEnvironment
    let runbook: Runbook

    func run<Value: Sendable>(
      _ context: StepContext, _ body: @Sendable (Run) async throws -> Value
    ) async throws -> Value {
      try await OperationFault.mapped(runbook) {
        try await body(try await Run(environment, context))
      }
    }
  }
}
