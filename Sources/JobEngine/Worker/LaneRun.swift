import Foundation

/// Works on one claimed job under its lease until the machine says stop.
struct LaneRun: Sendable {
  let claimed: ClaimedJob
  let definition: JobDefinition
  let session: LaneSession
  let worker: Worker
  let isDraining: @Sendable () -> Bool

  /// - Returns: false when the lane could not be given back and stays leased until its time is over.
  func run() async -> Bool {
    guard let witness = definition.witness, let first = claimed.steps.first, first.hasNotBegun else {
      return await work()
    }
    // Told beside the work, which waits for nobody; who is not done by its end hears of the job at its end.
    return await withTaskGroup(of: Bool?.self) { group in
      group.addTask {
        await witness.tell(.began, context(of: first, JobSnapshot(job: claimed.job, steps: claimed.steps)))
        return nil
      }
      group.addTask { await work() }
      for await case let isReturned? in group {
        group.cancelAll()
        return isReturned
      }
      return true
    }
  }

  private func work() async -> Bool {
    var machine = JobMachine(claimed, definition: definition)
    var action = machine.handle(.claimed, at: worker.clock.now(), unit: worker.randomness.unit())
    while true {
      let input: JobInput
      switch action {
      case .stop: return true
      case .write(let write):
        switch await commit(write, machine) {
        case .committed(let receipt): input = .written(receipt)
        case .over(let isReturned): return isReturned
        }
      case .step(_, .write(let write)):
        switch await commit(write, machine) {
        case .committed(let receipt): input = .step(.written(receipt))
        case .over(let isReturned): return isReturned
        }
      case .step(let number, let asked):
        if session.stop != nil { return await letGo() }
        switch await phase(asked, number, machine.snapshot) {
        case .answered(let answer): input = .step(answer)
        case .stopped: return await letGo()
        }
        await storeOutput(step: number)
      }
      if isDraining() { machine.drain() }
      if session.cancelRequested { machine.requestCancel() }
      action = machine.handle(input, at: worker.clock.now(), unit: worker.randomness.unit())
    }
  }

  // MARK: Phases

  private enum PhaseEnd: Sendable {
    case answered(StepInput)
    /// Lost, or out of time: no answer counts.
    case stopped
  }

  /// Runs a closure of the step against its deadline and the lease.
  private func phase(_ asked: StepAction, _ number: Int, _ snapshot: JobSnapshot) async -> PhaseEnd {
    guard let step = snapshot.step(number), let definition = definition.step(step.name) else {
      return .stopped
    }
    let context = context(of: step, snapshot)
    let now = worker.clock.now()
    let left = step.plan.deadline - now.since(step.startedAt ?? now)
    return await withTaskGroup(of: PhaseEnd?.self) { group in
      group.addTask {
        await StepCall(asked: asked, step: definition, context: context).run().map(PhaseEnd.answered)
      }
      group.addTask {
        do {
          try await worker.clock.sleep(for: max(left, .zero))
          return .answered(.ended(.deadline))
        } catch {
          return nil
        }
      }
      group.addTask {
        await session.stopSignal.wait()
        return nil
      }
      group.addTask { await storeOutputUntilCancelled(step: number) }
      let first = await group.next() ?? nil
      group.cancelAll()
      if case .answered(.ended(.deadline)) = first {
        // An answer that came all the same while the call was being cancelled is the better truth.
        for await late in group {
          if case .answered(let answer) = late, answer != .ended(.deadline), !answer.isFailure {
            return .answered(answer)
          }
        }
      }
      return first ?? .stopped
    }
  }

  func context(of step: StepRecord, _ snapshot: JobSnapshot) -> StepContext {
    StepContext(
      job: snapshot.job, step: step, results: snapshot.results, clock: worker.clock,
      randomness: worker.randomness, channel: session)
  }

  // MARK: Writes

  private enum CommitEnd {
    case committed(WriteReceipt)
    case over(isReturned: Bool)
  }

  /// Commits a write, trying for as long as the lease holds, and once in any case: what has happened is to be recorded, and the
  /// guard decides whether it still may be.
  private func commit(_ write: WorkerWrite, _ machine: JobMachine) async -> CommitEnd {
    await tellEnd(by: write, machine.snapshot)
    if let entry = write.faultEntry(at: worker.clock.now()) { session.log(entry) }
    if let step = machine.snapshot.current { await storeOutput(step: step.number) }
    let points = CrashPoint.around(write)
    points?.before.pass()
    repeat {
      do {
        let receipt = try await worker.store.perform(write, under: session.lease, at: worker.clock.now())
        points?.after.pass()
        return .committed(receipt)
      } catch JobStoreError.staleLease {
        worker.notify(.leaseLost(session.lease))
        return .over(isReturned: true)
      } catch JobStoreError.illegalWrite(let job, let reason) {
        worker.notify(.illegalWrite(job, reason))
        return .over(isReturned: await parkDefect(reason, machine.snapshot))
      } catch {
        worker.notify(.storeFailed(while: "writing a job", error))
        await session.stopSignal.wait(atMost: worker.options.storeRetry, on: worker.clock)
      }
    } while session.stop == nil
    return .over(isReturned: false)
  }

  /// Parks a job that the engine or a step handled wrongly, so that it does not go round for ever.
  private func parkDefect(_ reason: String, _ snapshot: JobSnapshot) async -> Bool {
    guard let step = snapshot.current else { return await letGo() }
    let phase: StepPhase = step.phase == .intent && step.effect == .blind ? .uncertain : step.phase
    let fault = JobFault(
      code: JobFault.codeUnexpected, message: "The engine could not record what step \(step.name) did.",
      detail: reason, retryClass: .permanent)
    do {
      _ = try await worker.store.recordStepFault(
        step: step.number, fault, leaving: phase, then: .park, under: session.lease, at: worker.clock.now())
      return true
    } catch {
      worker.notify(.storeFailed(while: "parking a job", error))
      return await letGo()
    }
  }

  /// Gives the lane back. Right even when the lease seemed lost: nothing is under way any more, and the guard decides.
  private func letGo() async -> Bool {
    if session.stop == .leaseLost { worker.notify(.leaseLost(session.lease)) }
    do {
      CrashPoint.beforeRelease.pass()
      _ = try await worker.store.release(session.lease, at: worker.clock.now())
      CrashPoint.afterRelease.pass()
      return true
    } catch JobStoreError.staleLease {
      return true
    } catch {
      worker.notify(.storeFailed(while: "letting a lane go", error))
      return false
    }
  }

  // MARK: Output

  private func storeOutputUntilCancelled(step: Int) async -> PhaseEnd? {
    while !Task.isCancelled {
      await session.outputSignal.wait()
      if Task.isCancelled { break }
      await storeOutput(step: step)
      _ = try? await worker.clock.sleep(for: worker.options.outputInterval)
    }
    return nil
  }

  private func storeOutput(step: Int) async {
    let lines = session.takeLines()
    do {
      if !lines.isEmpty { try await worker.store.appendLogs(lines, step: step, under: session.lease) }
    } catch {
      session.putBack(lines)
    }
    guard let progress = session.takeProgress() else { return }
    do {
      _ = try await worker.store.progress(step: step, progress, under: session.lease, at: worker.clock.now())
    } catch {
      // Progress is a courtesy; the next one, or the next write, says what is wrong.
      return
    }
  }
}
