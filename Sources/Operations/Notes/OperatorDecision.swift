import JobEngine

/// An end that an operator's decision brought about while no worker held the operation: the team hears of it too.
struct OperatorDecision: Sendable {
  private static let waitMax = Duration.seconds(5)

  let job: JobRecord
  let steps: [StepRecord]

  /// Waits for the witness, but not for long: somebody waits for an answer.
  func tell(_ witness: JobWitness, clock: any EngineClock) async {
    guard let moment,
      let step = steps.first(where: { $0.phase != .done && $0.phase != .skipped }) ?? steps.last
    else { return }
    let context = StepContext(
      job: job, step: step, results: [:], clock: clock, randomness: .system, channel: NoLane())
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await witness.tell(moment, context) }
      // A cancelled sleep ends the wait as a finished one does.
      group.addTask { _ = try? await clock.sleep(for: Self.waitMax) }
      await group.next()
      group.cancelAll()
    }
  }

  private var moment: JobWitness.Moment? {
    switch job.state {
    case .cancelled: .cancelled
    case .failed: job.fault.map { .failed($0) }
    default: nil
    }
  }
}

/// Where there is no lane there is nothing to hold and no log.
private struct NoLane: StepChannel {
  var fence: Fence { .none }
  func log(_ entry: LogEntry) {}
  func progress(_ progress: StepProgress) {}
  func checkCancelled() throws {}
  func requireLease(for callTimeout: Duration) throws {}
}
