import Foundation
import JobEngine
import JobStoreConformance
import Testing

@Suite("The witness of a job")
struct WitnessTests {
  private func witness(_ bench: WorkerBench) -> JobWitness {
    JobWitness { moment, context in
      let word =
        switch moment {
        case .began: "began"
        case .parked(let fault): "parked \(fault.code)"
        case .failed(let fault): "failed \(fault.code)"
        case .cancelled: "cancelled"
        }
      bench.world.did("\(word) at \(context.step.name)")
      context.log(.info, "told of \(word)")
    }
  }

  @Test("is told of the beginning, once, and of no success")
  func success() async throws {
    let bench = WorkerBench()
    let steps: [StepDefinition] = [.noting("one", in: bench.world), .noting("two", in: bench.world)]
    try await bench.enqueue("j1", steps: steps)
    try await bench.with(bench.worker(steps: steps, witness: witness(bench))) {
      try await bench.until { await bench.state("j1") == .succeeded }
    }
    #expect(bench.world.effects.filter { !["one", "two"].contains($0) } == ["began at one"])
  }

  @Test("is told why a job parks before that is written, and what it logs is kept")
  func parked() async throws {
    let bench = WorkerBench()
    let steps: [StepDefinition] = [
      .noting("one", in: bench.world),
      StepDefinition(name: "two", title: "Two", effect: .none) { _ in
        throw StepFailure.permanent("broken", "It is broken.")
      },
    ]
    try await bench.enqueue("j1", steps: steps)
    try await bench.with(bench.worker(steps: steps, witness: witness(bench))) {
      try await bench.until { await bench.state("j1") == .parked }
    }
    #expect(bench.world.effects.last == "parked broken at two")
    let lines = await bench.memory.logs(of: "j1", after: 0, limit: 100).lines.map(\.text)
    #expect(lines.contains("told of parked broken"))
  }

  @Test("is told when a job is cancelled")
  func cancelled() async throws {
    let bench = WorkerBench()
    let steps: [StepDefinition] = [
      .noting("one", in: bench.world) { _ in .notYet(after: .seconds(5)) }
    ]
    try await bench.enqueue("j1", steps: steps)
    try await bench.with(bench.worker(steps: steps, witness: witness(bench))) {
      try await bench.until { await bench.state("j1") == .waiting }
      _ = try await bench.memory.perform(.cancel, on: "j1", by: "t", at: bench.clock.now())
      try await bench.until { await bench.state("j1") == .cancelled }
    }
    #expect(bench.world.count("cancelled at one") == 1)
  }

  @Test("that never comes back holds up the end for a while, and nothing else")
  func hanging() async throws {
    let bench = WorkerBench()
    let door = Door()
    let steps = [
      StepDefinition(name: "one", title: "One", effect: .none) { _ in
        throw StepFailure.permanent("broken", "It is broken.")
      }
    ]
    try await bench.enqueue("j1", steps: steps)
    let hanging = JobWitness { moment, _ in
      // Whoever is cancelled while it waits has been given up.
      if moment != .began { _ = try? await door.pass() }
    }
    try await bench.with(bench.worker(steps: steps, witness: hanging)) {
      try await bench.until(within: .seconds(30)) { await bench.state("j1") == .parked }
    }
    #expect(door.arrived == 1)
    #expect(bench.clock.uptime() >= .seconds(20))
  }
}
