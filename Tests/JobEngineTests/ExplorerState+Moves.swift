import Foundation
import JobEngine

extension ExplorerState {
  static let workers: [WorkerID] = ["w1", "w2"]
  static let plans: Set<JobPlanKey> = [JobPlanKey(kind: "k", planVersion: 1)]
  static let retry = RetryPolicy(base: .zero, cap: .zero, triesMax: 4, rescuesMax: 100)

  var moves: [ExplorerMove] {
    var moves: [ExplorerMove] = []
    for worker in Self.workers {
      if tables.nextWakeUp(for: worker, plans: Self.plans) == Self.now { moves.append(.claim(worker)) }
      for (lane, hold) in (holds[worker] ?? [:]).sorted(by: { $0.key < $1.key }) {
        moves += answers(to: hold.action).map { .go(worker, lane, $0) }
      }
      if budget.crashes > 0, holds[worker]?.isEmpty == false { moves.append(.crash(worker)) }
    }
    if budget.expiries > 0 {
      moves += tables.lanes.values.filter { $0.leaseOwner != nil }.map { .expire($0.key) }
    }
    if budget.cancels > 0 {
      moves += tables.jobs.values.filter { !$0.state.isTerminal && $0.cancelRequestedAt == nil }.map {
        .cancel($0.id)
      }
    }
    return moves
  }

  private func answers(to action: JobAction) -> [ExplorerMove.Answer] {
    switch action {
    case .step(_, .act):
      [.good] + (budget.lostReplies > 0 ? [.lostReply] : []) + (budget.refusals > 0 ? [.refused] : [])
    case .step(_, .verify): budget.waits > 0 ? [.good, .notYet] : [.good]
    default: [.good]
    }
  }

  mutating func make(_ move: ExplorerMove, variant: GuardVariant) throws {
    defer { tables.forgetHistory() }
    switch move {
    case .claim(let worker):
      // A lane is claimed only once it is free in the store, whatever its last worker believes.
      let request = ClaimRequest(
        worker: worker, limit: 1, now: Self.now, leaseUntil: Self.now.addingTimeInterval(15),
        plans: Self.plans)
      for claimed in tables.claim(request) {
        let traits = StepTraits(settleTime: .zero, verifies: true, retry: Self.retry)
        let names = Dictionary(uniqueKeysWithValues: claimed.steps.map { ($0.name, traits) })
        var machine = JobMachine(claimed, traits: names, retry: Self.retry)
        let action = machine.handle(.claimed, at: Self.now, unit: 0)
        let attempt = JobSnapshot(job: claimed.job, steps: claimed.steps).current?.attempt ?? 0
        holds[worker, default: [:]][claimed.lease.lane] = Hold(
          lease: claimed.lease, machine: machine, action: action, attempt: attempt)
      }
    case .go(let worker, let lane, let answer):
      guard var hold = holds[worker]?[lane] else { return }
      let input = try go(&hold, answer, variant)
      if let input { hold.action = hold.machine.handle(input, at: Self.now, unit: 0) }
      holds[worker]?[lane] = input == nil || hold.action == .stop ? nil : hold
    case .expire(let lane):
      budget.expiries -= 1
      guard let owner = tables.lanes[lane]?.leaseOwner else { return }
      holds[owner]?[lane]?.isInTime = false
      tables.rescueOnly(lane, at: Self.now)
    case .crash(let worker):
      budget.crashes -= 1
      holds[worker] = nil
      _ = tables.releaseDead([worker], at: Self.now)
    case .cancel(let job):
      budget.cancels -= 1
      _ = try tables.perform(.cancel, on: job, by: "operator", at: Self.now)
    }
  }

  /// - Returns: what the machine is told, or nil when the worker gives the lane up.
  private mutating func go(
    _ hold: inout Hold, _ answer: ExplorerMove.Answer, _ variant: GuardVariant
  ) throws -> JobInput? {
    switch hold.action {
    case .stop: return nil
    case .write(let write): return commit(write, hold, variant).map(JobInput.written)
    case .step(_, .write(let write)): return commit(write, hold, variant).map { .step(.written($0)) }
    case .step(_, .askSkipReason): return .step(.skipAnswered(nil))
    case .step(let number, .probe):
      return .step(.probed(ledger.contains(effect(number, hold)) ? .present(ref: "r", ours: true) : .absent))
    case .step(let number, .act):
      guard hold.isInTime || variant == .noSelfFencing else { return nil }
      switch answer {
      case .refused:
        budget.refusals -= 1
        return .step(.ended(.failed(.transient("refused", ""))))
      case .lostReply:
        budget.lostReplies -= 1
        record(effect(number, hold), hold)
        return .step(.ended(.failed(.uncertain("lost", ""))))
      case .good, .notYet:
        record(effect(number, hold), hold)
        return .step(.acted(ActResult(externalRef: "r")))
      }
    case .step(_, .verify):
      if answer == .notYet {
        budget.waits -= 1
        return .step(.verified(.notYet(after: .zero)))
      }
      return .step(.verified(.ready()))
    case .step(_, .proceed), .step(_, .stop): return nil
    }
  }

  /// Steps without effect leave no trace and may be repeated at will.
  private mutating func record(_ effect: Effect, _ hold: Hold) {
    if hold.machine.snapshot.step(effect.step)?.effect != StepEffect.none { ledger.append(effect) }
  }

  private func effect(_ step: Int, _ hold: Hold) -> Effect {
    Effect(lane: hold.lease.lane, job: hold.lease.job, step: step)
  }

  /// A write through the guard, or through what the variant puts in its place.
  private mutating func commit(_ write: WorkerWrite, _ hold: Hold, _ variant: GuardVariant) -> WriteReceipt? {
    var lease = hold.lease
    if let lane = tables.lanes[lease.lane], let owner = lane.leaseOwner, lane.head == lease.job {
      let attempt = tables.snapshot(lease.job)?.current?.attempt ?? 0
      if variant == .noFence || variant == .attemptAsFence && attempt == hold.attempt {
        lease.worker = owner
        lease.fence = lane.fence
      }
    }
    do {
      return try tables.perform(write, under: lease, at: Self.now)
    } catch {
      return nil
    }
  }
}
