/// One step of a frozen plan, as it is written when the job is enqueued.
package struct PlannedStep: Hashable, Sendable, Codable {
  package var name: StepName
  /// What the step does, in a few words for people.
  package var title: String
  package var effect: StepEffect
  /// True when doing the act twice does no harm, so that an unanswered one may be repeated.
  package var repeatSafe: Bool
  /// True when an operator may skip it.
  package var skippable: Bool
  /// True when the job may be cancelled while this step is the current one.
  package var cancellable: Bool
  /// True when the step disturbs users and must begin before the job's `notAfter`.
  package var disruptive: Bool
  /// The longest time from the step's start to its end, waits included.
  package var deadline: Duration

  package init(
    name: StepName, title: String, effect: StepEffect, repeatSafe: Bool = false, skippable: Bool = false,
    cancellable: Bool = true, disruptive: Bool = false, deadline: Duration = .seconds(1_800)
  ) {
    self.name = name
    self.title = title
    self.effect = effect
    self.repeatSafe = repeatSafe
    self.skippable = skippable
    self.cancellable = cancellable
    self.disruptive = disruptive
    self.deadline = deadline
  }
}
