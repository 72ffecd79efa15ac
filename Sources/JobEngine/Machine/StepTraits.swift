/// What a decision about a step needs to know beyond its records.
package struct StepTraits: Hashable, Sendable {
  /// How long a searchable effect may take until a search finds it.
  package var settleTime: Duration
  /// False when an act that returned is done.
  package var verifies: Bool
  package var retry: RetryPolicy
  package var onExhaustion: ExhaustionRule

  package init(
    settleTime: Duration = .seconds(10), verifies: Bool, retry: RetryPolicy = .standard,
    onExhaustion: ExhaustionRule = .park
  ) {
    self.settleTime = settleTime
    self.verifies = verifies
    self.retry = retry
    self.onExhaustion = onExhaustion
  }
}
