import Foundation
import JobEngine
import JobStoreConformance
import Testing

@Suite("Stopping a worker, and cancelling its jobs")
struct WorkerCancellationTests {
  @Test("an idle worker stops at once")
  func idle() async throws {
    let bench = WorkerBench()
    try await bench.with(bench.worker(steps: [.noting("one", in: bench.world)], liveness: ScriptedLiveness()))
    {
      await bench.quiet()
    }
    #expect(await bench.memory.workers() == [])
  }

  @Test("a worker that waits for a time stops at once")
  func sleeping() async throws {
    let bench = WorkerBench()
    let steps: [StepDefinition] = [.noting("one", in: bench.world) { _ in .notYet(after: .seconds(500)) }]
    try await bench.enqueue("j1", steps: steps)
    try await bench.with(bench.worker(steps: steps, liveness: ScriptedLiveness())) {
      try await bench.until(within: .zero) { await bench.state("j1") == .waiting }
    }
    #expect(bench.clock.uptime() == .zero)
  }

  @Test("a worker that watches peers stops at once")
  func watching() async throws {
    let bench = WorkerBench()
    let steps: [StepDefinition] = [.noting("one", in: bench.world)]
    try await bench.enqueue("j1", steps: steps)
    _ = await bench.memory.claim(
      ClaimRequest(
        worker: "peer", limit: 1, now: bench.clock.now(),
        leaseUntil: bench.clock.now().addingTimeInterval(100),
        plans: [JobPlanKey(kind: WorkerBench.kind, planVersion: 1)]))
    try await bench.with(bench.worker(steps: steps, liveness: ScriptedLiveness())) { await bench.quiet() }
    #expect(bench.clock.uptime() == .zero)
  }

  @Test("a worker whose store is down from the start stops at once")
  func storeDown() async throws {
    let bench = WorkerBench { FlakyStore(inner: $0, failEvery: 1) }
    try await bench.with(bench.worker(steps: [.noting("one", in: bench.world)])) { await bench.quiet() }
    #expect(bench.clock.uptime() == .zero)
  }

  @Test("a worker that tries to write to a store that is down stops when its time is over")
  func storeDownInTheMiddle() async throws {
    let bench = WorkerBench { FlakyStore(inner: $0) }
    let flaky = try #require(bench.store as? FlakyStore)
    let steps = [
      StepDefinition(name: "one", title: "One", effect: .none) { _ in
        flaky.isDown = true
        return ActResult()
      }
    ]
    try await bench.enqueue("j1", steps: steps)
    let run = Task {
      await bench.worker(steps: steps).run()
      bench.world.did("stopped")
    }
    await bench.quiet()
    run.cancel()
    try await bench.until(within: .seconds(30)) { bench.world.count("stopped") == 1 }
    await run.value
    #expect(bench.clock.uptime() <= .seconds(15))
  }

  @Test("a stopping worker finishes the phase under way and gives its lane back")
  func drain() async throws {
    let bench = WorkerBench()
    let door = Door()
    let one = StepDefinition(name: "one", title: "One", effect: .named, probe: { _ in .absent }) { _ in
      try await door.pass()
      bench.world.did("one")
      return ActResult(externalRef: "r")
    }
    let steps = [one, .noting("two", in: bench.world)]
    try await bench.enqueue("j1", steps: steps)
    let run = Task { await bench.worker(steps: steps).run() }
    try await bench.until(within: .zero) { door.arrived == 1 }
    run.cancel()
    await bench.quiet()
    #expect(await bench.memory.leaseHolders() == ["w1"])
    door.open()
    await run.value
    #expect(bench.world.effects == ["one"])
    #expect(await bench.phase("j1", 1) == .done)
    #expect(await bench.memory.leaseHolders() == [])
    #expect(await bench.memory.job("j1")?.rescues == 0)
    try await bench.with(bench.worker("w2", steps: steps)) {
      try await bench.until(within: .zero) { await bench.state("j1") == .succeeded }
    }
    #expect(bench.world.effects == ["one", "two"])
  }

  @Test("a phase that does not end in time is stopped and its lane given back")
  func drainOver() async throws {
    let bench = WorkerBench()
    let door = Door()
    let steps = [
      StepDefinition(name: "one", title: "One", effect: .named, probe: { _ in .absent }) { _ in
        try await door.pass()
        return ActResult()
      }
    ]
    try await bench.enqueue("j1", steps: steps)
    let run = Task { await bench.worker(steps: steps).run() }
    try await bench.until(within: .zero) { door.arrived == 1 }
    run.cancel()
    try await bench.until(within: .seconds(20)) { await bench.memory.leaseHolders() == [] }
    await run.value
    #expect(bench.clock.uptime() == .seconds(10))
    #expect(await bench.phase("j1", 1) == .intent)
  }

  @Test("a job cancelled while it waits is looked at once more and then cancelled")
  func cancelWaiting() async throws {
    let bench = WorkerBench()
    let steps: [StepDefinition] = [.noting("one", in: bench.world) { _ in .notYet(after: .seconds(500)) }]
    try await bench.enqueue("j1", steps: steps)
    try await bench.with(bench.worker(steps: steps)) {
      try await bench.until(within: .zero) { await bench.state("j1") == .waiting }
      _ = try await bench.memory.perform(.cancel, on: "j1", by: "op", at: bench.clock.now())
      try await bench.until(within: .zero) { await bench.state("j1") == .cancelled }
    }
    #expect(await bench.phase("j1", 1) == .acted)
    #expect(bench.world.effects == ["one"])
  }

  @Test("a job cancelled between its steps does no more of them")
  func cancelBetween() async throws {
    let bench = WorkerBench()
    let door = Door()
    let one = StepDefinition(name: "one", title: "One", effect: .blind) { _ in
      try await door.pass()
      return ActResult()
    }
    let steps = [one, .noting("two", in: bench.world)]
    try await bench.enqueue("j1", steps: steps)
    try await bench.with(bench.worker(steps: steps)) {
      try await bench.until(within: .zero) { door.arrived == 1 }
      _ = try await bench.memory.perform(.cancel, on: "j1", by: "op", at: bench.clock.now())
      door.open()
      try await bench.until(within: .zero) { await bench.state("j1") == .cancelled }
    }
    #expect(await bench.phase("j1", 1) == .done)
    #expect(bench.world.effects == [])
  }

  @Test("a running phase hears of a cancel with the next heartbeat")
  func cancelInside() async throws {
    let bench = WorkerBench()
    let steps = [
      StepDefinition(name: "one", title: "One", effect: .none) { context in
        bench.world.did("began")
        while true {
          try context.checkCancelled()
          try await context.clock.sleep(for: .milliseconds(500))
        }
      }
    ]
    try await bench.enqueue("j1", steps: steps)
    try await bench.with(bench.worker(steps: steps)) {
      try await bench.until(within: .zero) { bench.world.count("began") == 1 }
      _ = try await bench.memory.perform(.cancel, on: "j1", by: "op", at: bench.clock.now())
      try await bench.until(within: .seconds(6)) { await bench.state("j1") == .cancelled }
    }
    #expect(await bench.phase("j1", 1) == .pending)
  }
}
