/// What the job's witness is told of its end.
extension LaneRun {
  /// Waits for the witness, but neither for long nor once the lane is lost.
  func tellEnd(by write: WorkerWrite, _ snapshot: JobSnapshot) async {
    guard let witness = definition.witness, let moment = JobWitness.Moment(write),
      let step = snapshot.current ?? snapshot.steps.last
    else { return }
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await witness.tell(moment, context(of: step, snapshot)) }
      group.addTask { await session.stopSignal.wait() }
      // A cancelled sleep ends the wait as a finished one does.
      group.addTask { _ = try? await worker.clock.sleep(for: worker.options.witnessMax) }
      await group.next()
      group.cancelAll()
    }
  }
}

extension StepRecord {
  /// True for a step that no worker has worked on yet.
  var hasNotBegun: Bool { phase == .pending && attempt == 1 && startedAt == nil }
}
