import ControlSupport
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import ControlPlane

@Suite("The monitor", .timeLimit(.minutes(20)))
struct MonitorTests {
  private final class Counting: Sampler {
    struct Failure: Error {}

    let pace: SamplerPace
    private let fails: Bool
    private let counter = Mutex(0)

    init(every: Duration = .milliseconds(1), fails: Bool = false) {
      pace = SamplerPace(first: .zero, every: every)
      self.fails = fails
    }

    var rounds: Int { counter.withLock { $0 } }

    func sample(through gate: MonitorGate) async throws {
      counter.withLock { $0 += 1 }
      if fails { throw Failure() }
    }
  }

  private func monitor(_ samplers: [any Sampler], _ lease: MonitorLease? = nil) -> Monitor {
    Monitor(samplers: samplers, gate: MonitorGate(uptime: { .zero }), lease: lease, chance: { 0.5 })
  }

  private func until(_ isEnough: @Sendable () -> Bool) async {
    while !isEnough() { _ = try? await Task.sleep(for: .milliseconds(1)) }
  }

  @Test("a round that fails is followed by the next, and stops no other sampler")
  func failing() async {
    let (failing, calm) = (Counting(fails: true), Counting())
    let work = Task { await monitor([failing, calm]).run() }  // Cancelled and awaited below.
    await until { failing.rounds > 3 && calm.rounds > 3 }
    work.cancel()
    await work.value
  }

  @Test("of two processes on one folder one looks; the other takes over when it has ended")
  func lease() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/monitor.lock"
    let (first, second) = (Counting(), Counting())
    let one = Task { await monitor([first], MonitorLease(path: path)).run() }  // Cancelled and awaited below.
    await until { first.rounds > 2 }
    let other = Task { await monitor([second], MonitorLease(path: path)).run() }  // Cancelled and awaited below.
    let before = first.rounds
    await until { first.rounds > before + 10 }
    #expect(second.rounds == 0)
    one.cancel()
    await one.value
    await until { second.rounds > 2 }
    other.cancel()
    await other.value
  }

  @Test("a lease is kept by who has it, and free again when it is given back")
  func holding() throws {
    let folder = try TemporaryFolder()
    let (one, other) = (MonitorLease(path: folder.path + "/l"), MonitorLease(path: folder.path + "/l"))
    #expect(one.take() && one.take() && !other.take())
    one.letGo()
    #expect(other.take() && !one.take())
    #expect(!MonitorLease(path: folder.path + "/nowhere/l").take())
  }
}
