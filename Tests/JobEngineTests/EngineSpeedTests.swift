import Foundation
import JobEngine
import JobStoreConformance
import Testing

/// Measures, and judges only loosely. Runs with `TENANTRY_BENCH=1`, in a release build.
@Suite(
  "Speed", .enabled(if: ProcessInfo.processInfo.environment["TENANTRY_BENCH"] != nil, "set TENANTRY_BENCH=1"))
struct EngineSpeedTests {
  @Test("the engine itself is far faster than any disk")
  func transitions() async throws {
    let store = MemoryJobStore()
    let steps = ["one", "two", "three"].map { name in
      StepDefinition(
        name: StepName(name), title: name, effect: .blind, act: { _ in ActResult(externalRef: "r") })
    }
    let definition = JobDefinition(kind: "bench", steps: steps)
    let worker = Worker(id: "w", store: store, registry: JobRegistry([definition]))
    let clock = SystemEngineClock()
    let jobs = 2_000
    let run = Task { await worker.run() }
    let begin = clock.uptime()
    for number in 0..<jobs {
      let new = NewJob(
        id: JobID("j\(number)"), lane: LaneKey("l\(number % 50)"), subject: "s", kind: "bench",
        runAt: clock.now(),
        requestedBy: "t", triggerSource: "bench", steps: definition.plan)
      _ = try await store.enqueue(new, at: clock.now())
    }
    while await store.nextWakeUp(for: "nobody", plans: [definition.key]) != nil { await Task.yield() }
    let taken = clock.uptime() - begin
    run.cancel()
    await run.value
    #expect(await store.jobs(JobQuery(states: [.succeeded], limit: 1_000)).count == 1_000)
    // Per job: enqueue, claim, three times intent and done, finish.
    print("\(jobs) jobs in \(taken): \(Int(Double(jobs * 9) / taken.seconds)) transitions per second")
  }
}
