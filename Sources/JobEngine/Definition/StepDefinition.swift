/// A step of a kind of job: what it is called, what it does to the world, and how.
///
/// The closures are called one at a time and again after every interruption, on this worker or another, so they keep
/// nothing between calls. Before each call that changes something outside they ask `context.requireLease(for:)`.
package struct StepDefinition: Sendable {
  package typealias Skip = @Sendable (StepContext) async throws -> String?
  package typealias Probe = @Sendable (StepContext) async throws -> ProbeResult
  package typealias Act = @Sendable (StepContext) async throws -> ActResult
  package typealias Verify = @Sendable (StepContext) async throws -> VerifyResult

  /// What is frozen into a job's plan.
  package var plan: PlannedStep
  /// How long a searchable effect may take until a search finds it.
  package var settleTime: Duration
  /// Why the step is not to be done, such as "not connected: n8n"; nil to do it. Asked before anything else.
  package var skipReason: Skip
  /// Looks for the effect by name or key without changing anything. Never asked for `none` and `blind`.
  package var probe: Probe
  package var act: Act
  /// Whether what was made is ready; nil when an act that returned is done.
  package var verify: Verify?

  package init(
    _ plan: PlannedStep, settleTime: Duration = .seconds(10),
    skipReason: @escaping Skip = { _ in nil },
    probe: @escaping Probe = { _ in .unknown },
    act: @escaping Act,
    verify: Verify? = nil
  ) {
    self.plan = plan
    self.settleTime = settleTime
    self.skipReason = skipReason
    self.probe = probe
    self.act = act
    self.verify = verify
  }

  package init(
    name: StepName, title: String, effect: StepEffect, repeatSafe: Bool = false, skippable: Bool = false,
    cancellable: Bool = true, disruptive: Bool = false, deadline: Duration = .seconds(1_800),
    settleTime: Duration = .seconds(10),
    skipReason: @escaping Skip = { _ in nil },
    probe: @escaping Probe = { _ in .unknown },
    act: @escaping Act,
    verify: Verify? = nil
  ) {
    self.init(
      PlannedStep(
        name: name, title: title, effect: effect, repeatSafe: repeatSafe, skippable: skippable,
        cancellable: cancellable, disruptive: disruptive, deadline: deadline),
      settleTime: settleTime, skipReason: skipReason, probe: probe, act: act, verify: verify)
  }

  package var name: StepName { plan.name }
}
