import Foundation
import JobEngine
import JobStoreConformance
import Testing

@Suite("A worker")
struct WorkerTests {
  @Test("brings a job through its steps, in order, once each")
  func success() async throws {
    let bench = WorkerBench()
    let steps: [StepDefinition] = ["one", "two", "three"].map { .noting($0, in: bench.world) }
    for number in 1...3 {
      try await bench.enqueue(JobID("j\(number)"), lane: LaneKey("l\(number)"), steps: steps)
    }
    try await bench.with(bench.worker(steps: [.noting("one", in: bench.world)] + steps.dropFirst())) {
      try await bench.until { await bench.state("j3") == .succeeded }
    }
    #expect(await bench.memory.jobs(JobQuery(states: [.succeeded])).count == 3)
    #expect(bench.world.notices.isEmpty)
  }

  @Test("sleeps without a tick while there is nothing to do, and starts at once when there is")
  func idle() async throws {
    let bench = WorkerBench()
    let steps: [StepDefinition] = [.noting("one", in: bench.world)]
    try await bench.with(bench.worker(steps: steps)) {
      await bench.quiet()
      #expect(bench.clock.sleeping == 0)
      bench.clock.advance(by: .seconds(3_600))
      await bench.quiet()
      #expect(bench.clock.sleeps == 0)
      try await bench.enqueue("j1", steps: steps)
      try await bench.until(within: .zero) { await bench.state("j1") == .succeeded }
    }
  }

  @Test("tries a failed step again with growing waits, and parks it when its tries are used up")
  func retries() async throws {
    let bench = WorkerBench()
    let steps = [
      StepDefinition(name: "one", title: "One", effect: .none) { _ in
        bench.world.did("try")
        throw StepFailure.transient("busy", "It is busy.")
      }
    ]
    try await bench.enqueue("j1", steps: steps)
    try await bench.with(bench.worker(steps: steps)) {
      try await bench.until { await bench.state("j1") == .parked }
    }
    #expect(bench.world.count("try") == 8)
    #expect(await bench.memory.job("j1")?.fault?.code == "busy")
    #expect(await bench.memory.attempts(of: "j1").count == 8)
  }

  @Test("waits for what is not ready yet without using a try")
  func waits() async throws {
    let bench = WorkerBench()
    let steps: [StepDefinition] = [
      .noting("one", in: bench.world) { context in
        context.log(.info, "looking")
        bench.world.did("look")
        return bench.world.count("look") < 20
          ? .notYet(after: .seconds(60), progress: StepProgress(fraction: 0.1, text: "starting")) : .ready()
      }
    ]
    try await bench.enqueue("j1", steps: steps)
    try await bench.with(bench.worker(steps: steps)) {
      try await bench.until { await bench.state("j1") == .succeeded }
    }
    #expect(bench.world.count("one") == 1)
    #expect(await bench.memory.steps(of: "j1").first?.attempt == 1)
    #expect(await bench.memory.logs(of: "j1", after: 0, limit: 100).lines.count == 20)
  }

  @Test("parks a step that is not finished within its deadline")
  func deadline() async throws {
    let bench = WorkerBench()
    let door = Door()
    let steps = [
      StepDefinition(name: "one", title: "One", effect: .none, deadline: .seconds(60)) { _ in
        try await door.pass()
        return ActResult()
      }
    ]
    try await bench.enqueue("j1", steps: steps)
    try await bench.with(bench.worker(steps: steps)) {
      try await bench.until { await bench.state("j1") == .parked }
    }
    #expect(await bench.memory.job("j1")?.fault?.code == JobFault.codeStepDeadline)
    #expect(bench.clock.uptime() >= .seconds(60) && bench.clock.uptime() < .seconds(70))
  }

  @Test("keeps the lease of a long phase alive")
  func heartbeat() async throws {
    let bench = WorkerBench()
    let door = Door()
    let steps = [
      StepDefinition(name: "one", title: "One", effect: .none) { _ in
        try await door.pass()
        return ActResult()
      }
    ]
    try await bench.enqueue("j1", steps: steps)
    try await bench.with(bench.worker(steps: steps)) {
      try await bench.until { bench.clock.uptime() > .seconds(300) }
      #expect(await bench.memory.rescueExpired(at: bench.clock.now()) == [])
      door.open()
      try await bench.until(within: .seconds(6)) { await bench.state("j1") == .succeeded }
    }
  }

  @Test("does nothing more on a lane it lost, and refuses to act on a lease that ended while it was stopped")
  func selfFencing() async throws {
    let bench = WorkerBench()
    let door = Door()
    let steps = [
      StepDefinition(name: "one", title: "One", effect: .named, probe: { _ in .absent }) { context in
        try await door.pass(ignoringCancellation: true)
        try context.requireLease(for: .seconds(5))
        bench.world.did("one")
        return ActResult()
      }
    ]
    try await bench.enqueue("j1", steps: steps)
    try await bench.with(bench.worker(steps: steps)) {
      try await bench.until(within: .zero) { door.arrived == 1 }
      // The process is stopped for a minute; a peer takes the lane meanwhile.
      bench.clock.advance(by: .seconds(60))
      _ = await bench.memory.rescueExpired(at: bench.clock.now())
      let taken = await bench.memory.claim(
        ClaimRequest(
          worker: "peer", limit: 1, now: bench.clock.now(),
          leaseUntil: bench.clock.now().addingTimeInterval(1_000),
          plans: [JobPlanKey(kind: WorkerBench.kind, planVersion: 1)]))
      #expect(taken.count == 1)
      door.open()
      await bench.quiet()
      #expect(bench.world.effects == [])
      #expect(await bench.memory.leaseHolders() == ["peer"])
    }
    #expect(await bench.phase("j1", 1) == .intent)
  }

  @Test("begins a step anew where the lease was too short for its first call: nothing was done, so nothing is in doubt")
  func shortLease() async throws {
    let bench = WorkerBench()
    let door = Door()
    let steps = [
      StepDefinition(name: "one", title: "One", effect: .searchable, probe: { _ in .absent }) { context in
        try await door.pass(ignoringCancellation: true)
        try context.requireLease(for: .seconds(5))
        bench.world.did("one")
        return ActResult(externalRef: "one")
      }
    ]
    try await bench.enqueue("j1", steps: steps)
    try await bench.with(bench.worker(steps: steps)) {
      try await bench.until(within: .zero) { door.arrived == 1 }
      // Too long for the lease, and nobody else takes the lane.
      bench.clock.advance(by: .seconds(13))
      door.open()
      try await bench.until { await bench.state("j1") == .succeeded }
    }
    #expect(bench.world.effects == ["one"])
  }

  @Test("leaves in doubt what the lease was too short to end")
  func shortLeaseLater() async throws {
    let bench = WorkerBench()
    let door = Door()
    let steps = [
      StepDefinition(name: "one", title: "One", effect: .blind) { context in
        try context.requireLease(for: .seconds(5))
        bench.world.did("one")
        try await door.pass(ignoringCancellation: true)
        try context.requireLease(for: .seconds(5))
        bench.world.did("two")
        return ActResult()
      }
    ]
    try await bench.enqueue("j1", steps: steps)
    try await bench.with(bench.worker(steps: steps)) {
      try await bench.until(within: .zero) { door.arrived == 1 }
      bench.clock.advance(by: .seconds(13))
      door.open()
      try await bench.until { await bench.state("j1") == .parked }
    }
    #expect(bench.world.effects == ["one"])
    #expect(await bench.phase("j1", 1) == .uncertain)
  }

  @Test("goes on after the store failed for a while, and does nothing twice")
  func failingStore() async throws {
    let bench = WorkerBench { FlakyStore(inner: $0, failEvery: 3) }
    let steps: [StepDefinition] = ["one", "two", "three"].map { .noting($0, in: bench.world) }
    try await bench.enqueue("j1", steps: steps)
    try await bench.with(bench.worker(steps: steps)) {
      try await bench.until { await bench.state("j1") == .succeeded }
    }
    #expect(bench.world.effects == ["one", "two", "three"])
    #expect(!bench.world.notices.isEmpty)
  }

  @Test("parks a job whose step it cannot record")
  func defect() async throws {
    let bench = WorkerBench()
    let steps = [
      StepDefinition(name: "one", title: "One", effect: .none) { _ in ActResult(result: Data(count: 70_000)) }
    ]
    try await bench.enqueue("j1", steps: steps)
    try await bench.with(bench.worker(steps: steps)) {
      try await bench.until { await bench.state("j1") == .parked }
    }
    #expect(await bench.memory.job("j1")?.fault?.code == JobFault.codeUnexpected)
  }

  @Test("takes over a dead peer's lane at once")
  func deadPeer() async throws {
    let bench = WorkerBench()
    let steps: [StepDefinition] = [.noting("one", in: bench.world)]
    try await bench.enqueue("j1", steps: steps)
    _ = await bench.memory.claim(
      ClaimRequest(
        worker: "peer", limit: 1, now: bench.clock.now(),
        leaseUntil: bench.clock.now().addingTimeInterval(1_000),
        plans: [JobPlanKey(kind: WorkerBench.kind, planVersion: 1)]))
    let liveness = ScriptedLiveness()
    try await bench.with(bench.worker(steps: steps, liveness: liveness)) {
      try await bench.until { bench.clock.uptime() > .seconds(2) }
      #expect(await bench.state("j1") == .running)
      liveness.die("peer")
      let death = bench.clock.uptime()
      try await bench.until { await bench.state("j1") == .succeeded }
      #expect(bench.clock.uptime() - death <= .milliseconds(250))
      await bench.quiet()
      let looks = liveness.looks
      bench.clock.advance(by: .seconds(60))
      await bench.quiet()
      #expect(liveness.looks == looks, "it looks only while peers hold lanes")
    }
  }
}
