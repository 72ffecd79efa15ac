import Foundation
import JobEngine
import JobStoreConformance
import Synchronization
import Testing

/// A worker, a store and a clock that moves only when nothing else does.
struct WorkerBench: Sendable {
  static let kind: JobKind = "bench"
  let clock = ManualClock()
  let memory: MemoryJobStore
  let store: any JobStore
  let world = World()
  let executor = CountingExecutor()

  init(wrapping wrap: (MemoryJobStore) -> any JobStore = { $0 }) {
    memory = MemoryJobStore()
    store = wrap(memory)
  }

  func worker(
    _ id: WorkerID = "w1", steps: [StepDefinition], retry: RetryPolicy = .standard,
    liveness: (any LivenessRegistry)? = nil, options: WorkerOptions = WorkerOptions(),
    witness: JobWitness? = nil
  ) -> Worker {
    Worker(
      id: id, store: store,
      registry: JobRegistry([JobDefinition(kind: Self.kind, retry: retry, steps: steps, witness: witness)]),
      clock: clock,
      randomness: EngineRandomness { 0 }, options: options, liveness: liveness,
      executor: executor, notify: { [world] in world.note($0) })
  }

  @discardableResult
  func enqueue(_ id: JobID, lane: LaneKey = "a", steps: [StepDefinition]) async throws -> JobRecord {
    try await memory.enqueue(
      NewJob(
        id: id, lane: lane, subject: "s", kind: Self.kind, runAt: clock.now(), requestedBy: "t",
        triggerSource: "test", steps: steps.map(\.plan)),
      at: clock.now()
    ).job
  }

  /// Runs the worker while the body runs, and cancels it afterwards.
  func with(_ worker: Worker, _ body: @escaping @Sendable () async throws -> Void) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await worker.run() }
      try await body()
      group.cancelAll()
      // A worker that drains may need time to pass.
      while await !quiet() {}
      try await group.waitForAll()
    }
  }

  /// Waits until nothing can go on without time passing.
  @discardableResult
  func quiet() async -> Bool {
    var calm = 0
    while calm < 20 {
      await Task.yield()
      calm = executor.isQuiet ? calm + 1 : 0
    }
    return true
  }

  /// Lets time pass, sleeper by sleeper, until the condition holds.
  func until(
    within limit: Duration = .seconds(7_200), _ condition: @Sendable () async throws -> Bool,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let end = clock.uptime() + limit
    var idle = 0
    while true {
      await quiet()
      if try await condition() { return }
      if clock.uptime() < end, clock.advanceToNextSleeper(within: end - clock.uptime()) {
        idle = 0
      } else {
        idle += 1
        if idle > 200 { break }
      }
    }
    Issue.record("it did not come about within \(limit)", sourceLocation: sourceLocation)
  }

  func state(_ id: JobID) async -> JobState? { await memory.job(id)?.state }
  func phase(_ id: JobID, _ number: Int) async -> StepPhase? {
    await memory.steps(of: id).first { $0.number == number }?.phase
  }
}

/// What the steps of a test did, and what a worker said.
final class World: Sendable {
  private let state = Mutex<(effects: [String], notices: [String])>(([], []))
  var effects: [String] { state.withLock { $0.effects } }
  var notices: [String] { state.withLock { $0.notices } }
  func did(_ effect: String) { state.withLock { $0.effects.append(effect) } }
  func count(_ effect: String) -> Int { effects.count { $0 == effect } }
  func note(_ notice: WorkerNotice) { state.withLock { $0.notices.append(String(describing: notice)) } }
}

/// A door that one step waits at until the test opens it. Waiting ends when the task is cancelled, with its error.
final class Door: Sendable {
  private struct State {
    var isOpen = false
    var arrived = 0
    var waiter: CheckedContinuation<Void, Never>?
  }

  private let state = Mutex(State())
  var arrived: Int { state.withLock { $0.arrived } }

  func open() {
    let waiter = state.withLock { state in
      state.isOpen = true
      defer { state.waiter = nil }
      return state.waiter
    }
    waiter?.resume()
  }

  func pass(ignoringCancellation: Bool = false) async throws {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isFree = state.withLock { state in
          state.arrived += 1
          if state.isOpen || (Task.isCancelled && !ignoringCancellation) { return true }
          state.waiter = continuation
          return false
        }
        if isFree { continuation.resume() }
      }
    } onCancel: {
      guard !ignoringCancellation else { return }
      let waiter = state.withLock { state in
        defer { state.waiter = nil }
        return state.waiter
      }
      waiter?.resume()
    }
    if !ignoringCancellation { try Task.checkCancellation() }
  }
}

extension StepDefinition {
  /// A step that notes its name as its effect.
  static func noting(
    _ name: StepName, effect: StepEffect = .named, in world: World, cancellable: Bool = true,
    deadline: Duration = .seconds(1_800), verify: Verify? = nil
  ) -> StepDefinition {
    StepDefinition(
      name: name, title: name.rawValue, effect: effect, cancellable: cancellable, deadline: deadline,
      probe: { _ in world.effects.contains(name.rawValue) ? .present(ref: name.rawValue, ours: true) : .absent
      },
      act: { context in
        try context.requireLease(for: .seconds(5))
        world.did(name.rawValue)
        return ActResult(externalRef: name.rawValue, result: Data(name.rawValue.utf8))
      },
      verify: verify)
  }
}
