import TenantModel

extension Facts {
  /// The steps with how long each takes, or why it is skipped.
  mutating func addSteps(of plan: OperationPlan) {
    section("Steps")
    for step in plan.steps {
      let time = step.secondsTypical.map { "about \(Spell.duration($0))" }
      let note = step.skipReason.map { "skipped: \($0)" } ?? time ?? "-"
      add(step.title, note, step.skipReason == nil ? nil : .quiet)
    }
  }

  /// How long the whole takes, how to undo it and until when it can be cancelled.
  mutating func addWaysBack(of plan: OperationPlan) {
    section("And then")
    let estimate = plan.isFirstEstimate ? ", a first estimate" : ""
    add("takes", plan.secondsExpected.map { "about \(Spell.duration($0))\(estimate)" })
    add("undo", plan.undo)
    add("cancel", plan.cancel)
  }
}
