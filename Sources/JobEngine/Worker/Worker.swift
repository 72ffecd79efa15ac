import Foundation

/// Claims lanes and works on their jobs until its task is cancelled.
///
/// Lanes run concurrently in one task group; renewing leases, looking for dead peers and listening to the feed are
/// siblings. An idle worker sleeps until the store's next wake-up or a hint and ticks for nothing. A cancelled one finishes the
/// phases under way (at most `drainMax`) and gives its lanes back, so that another goes on at once.
package struct Worker: Sendable {
  package let id: WorkerID
  package let store: any JobStore
  package let registry: JobRegistry
  package let clock: any EngineClock
  package let randomness: EngineRandomness
  package let options: WorkerOptions
  package let liveness: (any LivenessRegistry)?
  private let host: String
  private let processID: Int32
  private let executor: (any TaskExecutor)?
  let notify: @Sendable (WorkerNotice) -> Void

  /// - Parameters:
  ///   - id: new for each life of a process.
  ///   - executor: where the worker's tasks run; nil for the pool of the process.
  ///   - liveness: how peers on this host know of each other's death; nil leaves only the leases' expiry.
  ///   - notify: called from any task; must not block.
  package init(
    id: WorkerID, store: any JobStore, registry: JobRegistry, host: String = "", processID: Int32 = 0,
    clock: any EngineClock = SystemEngineClock(), randomness: EngineRandomness = .system,
    options: WorkerOptions = WorkerOptions(), liveness: (any LivenessRegistry)? = nil,
    executor: (any TaskExecutor)? = nil,
    notify: @escaping @Sendable (WorkerNotice) -> Void = { _ in }
  ) {
    self.id = id
    self.store = store
    self.registry = registry
    self.host = host
    self.processID = processID
    self.clock = clock
    self.randomness = randomness
    self.options = options
    self.liveness = liveness
    self.executor = executor
    self.notify = notify
  }

  /// Works until the task is cancelled; returns when every lane is given back.
  package func run() async {
    let drain = DrainSignal()
    // A child would be cancelled with run(), and with it a call that changes something outside. This task is told to
    // drain instead, and is always awaited.
    let work = Task(executorPreference: executor) { await serve(drain) }
    await withTaskCancellationHandler {
      await work.value
    } onCancel: {
      drain.begin()
    }
  }

  private func serve(_ drain: DrainSignal) async {
    guard await enlist(drain) else { return }
    let book = LaneBook()
    let heart = WakeSignal()
    await withTaskGroup(of: Void.self) { siblings in
      siblings.addTask { await Heartbeat(worker: self, book: book, wake: heart).run() }
      siblings.addTask {
        for await _ in store.feed.hints() { drain.wake.raise() }
      }
      if let liveness {
        siblings.addTask { await Lookout(worker: self, liveness: liveness, wake: drain.wake).run() }
      }
      await Dispatcher(worker: self, book: book, heart: heart, drain: drain).run()
      siblings.cancelAll()
    }
    await delist()
  }

  /// Becomes known to peers. Tries until it succeeds or the worker is to stop.
  private func enlist(_ drain: DrainSignal) async -> Bool {
    while !drain.hasBegun {
      do {
        try liveness?.hold(id)
        let now = clock.now()
        try await store.register(
          WorkerRecord(id: id, host: host, processID: processID, startedAt: now, lastSeenAt: now))
        return true
      } catch {
        notify(.storeFailed(while: "starting", error))
        await drain.wake.wait(atMost: options.storeRetry, on: clock)
      }
    }
    liveness?.letGo(id)
    return false
  }

  private func delist() async {
    do {
      try await store.unregister(id, at: clock.now())
      liveness?.letGo(id)
    } catch {
      // The lock stays held until the process ends: peers then see for certain that it is gone.
      notify(.storeFailed(while: "stopping", error))
    }
  }
}
