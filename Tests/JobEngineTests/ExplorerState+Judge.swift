import JobEngine

extension ExplorerState {
  /// What is wrong with the world as it is, or nil.
  var violation: String? {
    var seen: Set<Effect> = []
    var last: [LaneKey: Effect] = [:]
    for effect in ledger {
      if !seen.insert(effect).inserted { return "step \(effect.step) of \(effect.job) was done twice" }
      if let before = last[effect.lane] {
        let isLater = (before.job, before.step) < (effect.job, effect.step)
        if !isLater {
          return "\(effect.job) step \(effect.step) came after \(before.job) step \(before.step)"
        }
      }
      last[effect.lane] = effect
    }
    for job in tables.jobs.values {
      for step in tables.steps[job.id] ?? [] where step.phase == .done || step.phase == .acted {
        let effect = Effect(lane: job.lane, job: job.id, step: step.number)
        if step.effect != .none, !seen.contains(effect) { return "\(job.id) says it did step \(step.number)" }
      }
      if job.state.isTerminal != (job.finishedAt != nil) {
        return "\(job.id) is \(job.state) with a wrong end"
      }
      if job.state == .succeeded, tables.steps[job.id]?.contains(where: { !$0.phase.isSettled }) == true {
        return "\(job.id) succeeded with a step undone"
      }
    }
    return nil
  }

  /// What is wrong with a world in which nothing more can happen, or nil: work that was lost.
  var lostWork: String? {
    for job in tables.jobs.values where !job.state.isTerminal {
      // A lease that somebody dropped runs out in the end, whatever the search's budget says.
      if tables.lanes[job.lane]?.leaseOwner != nil { continue }
      let head = tables.lanes[job.lane]?.head.flatMap { tables.jobs[$0] }
      if head?.state != .parked { return "\(job.id) is \(job.state) and nobody will work on it" }
    }
    return nil
  }
}
