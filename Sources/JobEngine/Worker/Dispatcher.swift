import Foundation

/// Claims lanes as there is room and starts a child for each.
struct Dispatcher: Sendable {
  let worker: Worker
  let book: LaneBook
  let heart: WakeSignal
  let drain: DrainSignal

  func run() async {
    await withDiscardingTaskGroup { lanes in
      while !drain.hasBegun {
        let wait = await dispatch(into: &lanes)
        if drain.hasBegun { break }
        switch wait {
        case .none: break
        case .signal: await drain.wake.wait()
        case .time(let duration): await drain.wake.wait(atMost: duration, on: worker.clock)
        }
      }
      lanes.addTask { await endDrain() }
    }
  }

  private enum Wait {
    case none
    case signal
    case time(Duration)
  }

  /// Claims what is due and says how long there will be nothing more to do.
  private func dispatch(into lanes: inout DiscardingTaskGroup) async -> Wait {
    let room = worker.options.lanesMax - book.count
    guard room > 0 else { return .signal }
    let plans = worker.registry.plans
    do {
      var now = worker.clock.now()
      let wakeUp = try await worker.store.nextWakeUp(for: worker.id, plans: plans)
      guard let next = [wakeUp, book.orphanExpiry].compactMap({ $0 }).min() else { return .signal }
      guard next <= now else { return .time(next.since(now)) }

      let uptime = worker.clock.uptime()
      let claimed = try await worker.store.claim(
        ClaimRequest(
          worker: worker.id, limit: room, now: now, leaseUntil: now.adding(worker.options.leaseTTL),
          plans: plans))
      for job in claimed { start(job, deadline: uptime + worker.options.leaseTTL, in: &lanes) }
      if !claimed.isEmpty { return .none }

      now = worker.clock.now()
      let rescued = try await worker.store.rescueExpired(at: now)
      book.forgetOrphans(before: now)
      if !rescued.isEmpty {
        worker.notify(.rescued(rescued))
        return .none
      }
      // Due and yet not to be had: another worker was faster, or a lease ends this very moment.
      return .time(.milliseconds(5))
    } catch {
      worker.notify(.storeFailed(while: "looking for work", error))
      return .time(worker.options.storeRetry)
    }
  }

  private func start(_ claimed: ClaimedJob, deadline: Duration, in lanes: inout DiscardingTaskGroup) {
    CrashPoint.afterClaim.pass()
    let session = LaneSession(
      lease: claimed.lease, deadline: deadline, margin: worker.options.leaseMargin, clock: worker.clock)
    book.add(session)
    heart.raise()
    lanes.addTask {
      let isReturned: Bool
      if let definition = worker.registry.definition(of: claimed.job) {
        let run = LaneRun(
          claimed: claimed, definition: definition, session: session, worker: worker,
          isDraining: { drain.hasBegun })
        isReturned = await run.run()
      } else {
        isReturned = false
      }
      let expiry = worker.clock.now().adding(worker.options.leaseTTL)
      book.remove(session, orphanedUntil: isReturned ? nil : expiry)
      drain.wake.raise()
    }
  }

  /// Gives running phases their time, then stops them.
  private func endDrain() async {
    let end = worker.clock.uptime() + worker.options.drainMax
    while book.count > 0 {
      let left = end - worker.clock.uptime()
      guard left > .zero else { break }
      await drain.wake.wait(atMost: left, on: worker.clock)
    }
    for session in book.sessions { session.stop(.drainOver) }
  }
}
