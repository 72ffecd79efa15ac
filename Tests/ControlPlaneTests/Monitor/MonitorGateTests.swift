import ControlSupport
import Foundation
import Integrations
import Synchronization
import Testing

@testable import ControlPlane

@Suite("The monitor's gate", .timeLimit(.minutes(20)))
struct MonitorGateTests {
  /// Counts how many are inside at once, and never lets one out before others had their chance.
  private final class Room: Sendable {
    private let counts = Mutex((inside: 0, most: 0, visits: 0))

    func visit() async {
      counts.withLock {
        $0.inside += 1
        $0.most = max($0.most, $0.inside)
        $0.visits += 1
      }
      for _ in 0..<20 { await Task.yield() }
      counts.withLock { $0.inside -= 1 }
    }

    var most: Int { counts.withLock { $0.most } }
    var visits: Int { counts.withLock { $0.visits } }
  }

  private static func refusal(_ code: String, after: Duration? = nil) -> IntegrationError {
    IntegrationError("keycloak", code, "no", retry: .transient, retryAfter: after)
  }

  @Test("never more than so many questions are under way, whatever they are about")
  func atOnce() async throws {
    let gate = MonitorGate(MonitorLimits(atOnce: 3, perMinute: [:]), uptime: { .zero })
    let room = Room()
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<40 {
        group.addTask {
          _ = try? await gate.ask(MonitoredSystem.allCases[number % 5]) { await room.visit() }
        }
      }
    }
    #expect(room.visits == 40 && room.most <= 3 && room.most > 1)
  }

  @Test("a question that fails gives its place back")
  func failing() async throws {
    let gate = MonitorGate(MonitorLimits(atOnce: 1, perMinute: [:]), uptime: { .zero })
    for _ in 0..<3 {
      await #expect(throws: IntegrationError.self) {
        try await gate.ask(.odoo) { throw Self.refusal(IntegrationError.codeServer) }
      }
    }
    #expect(try await gate.ask(.odoo) { 7 } == 7)
  }

  @Test("a system whose breaker is open is left alone until it may be asked again, and the others are not")
  func pausing() async throws {
    let time = Mutex(Duration.zero)
    let gate = MonitorGate(MonitorLimits(perMinute: [:]), uptime: { time.withLock { $0 } })
    await #expect(throws: IntegrationError.self) {
      try await gate.ask(.keycloak) {
        throw Self.refusal(IntegrationError.codeBreakerOpen, after: .seconds(30))
      }
    }
    let asked = Mutex(0)
    await #expect(throws: MonitorGate.Paused(system: .keycloak)) {
      try await gate.ask(.keycloak) { asked.withLock { $0 += 1 } }
    }
    #expect(asked.withLock { $0 } == 0)
    #expect(try await gate.ask(.kubernetes) { true })
    time.withLock { $0 = .seconds(31) }
    #expect(try await gate.ask(.keycloak) { true })
  }

  @Test("an error that is no breaker's pauses nothing")
  func noPause() async throws {
    let gate = MonitorGate(MonitorLimits(perMinute: [:]), uptime: { .zero })
    await #expect(throws: IntegrationError.self) {
      try await gate.ask(.keycloak) { throw Self.refusal(IntegrationError.codeNotFound) }
    }
    #expect(await !gate.isPaused(.keycloak))
  }

  @Test("beyond the budget questions wait their turn, and those of another system do not")
  func budget() async throws {
    let slept = Slept()
    let gate = MonitorGate(
      MonitorLimits(atOnce: 8, perMinute: [.odoo: 60, .git: 600]), clock: slept, uptime: { .zero })
    // A quarter of a minute's budget goes at once, the rest at one a second.
    for _ in 0..<18 { try await gate.ask(.odoo) {} }
    #expect(slept.all == [.seconds(1), .seconds(2), .seconds(3)])
    try await gate.ask(.git) {}
    #expect(slept.all.count == 3)
  }

  @Test("who is cancelled while waiting asks nothing")
  func cancelling() async throws {
    let gate = MonitorGate(MonitorLimits(perMinute: [.odoo: 0.001]), uptime: { .zero })
    try await gate.ask(.odoo) {}
    let waiting = Task { try await gate.ask(.odoo) { true } }  // Cancelled and awaited below.
    waiting.cancel()
    await #expect(throws: CancellationError.self) { try await waiting.value }
  }
}

/// A clock on which nobody waits, that remembers for how long they would have.
final class Slept: Clock, Sendable {
  struct Instant: InstantProtocol {
    var offset: Duration
    func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
    func duration(to other: Instant) -> Duration { other.offset - offset }
    static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
  }

  private let durations = Mutex<[Duration]>([])

  var all: [Duration] { durations.withLock { $0 } }
  var now: Instant { Instant(offset: .zero) }
  var minimumResolution: Duration { .zero }

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    try Task.checkCancellation()
    durations.withLock { $0.append(deadline.offset) }
  }
}
