import Foundation

/// Looks at everything in turn, so that what is shown is never old while anybody looks.
///
/// Each sampler has its own pace; the gate bounds what they ask together. Of several processes on one data folder one
/// looks, and another takes over when it ends.
package struct Monitor: Sendable {
  /// How much earlier or later than its pace a round begins, so that processes and platforms do not all ask at once.
  private static let jitter = 0.1

  private let samplers: [any Sampler]
  private let gate: MonitorGate
  private let lease: MonitorLease?
  private let clock: any Clock<Duration>
  private let chance: @Sendable () -> Double

  /// - Parameters:
  ///   - lease: nil where no other process can look.
  ///   - chance: 0 to 1, anew each time.
  package init(
    samplers: [any Sampler], gate: MonitorGate, lease: MonitorLease?,
    clock: any Clock<Duration> = ContinuousClock(), chance: @escaping @Sendable () -> Double
  ) {
    self.samplers = samplers
    self.gate = gate
    self.lease = lease
    self.clock = clock
    self.chance = chance
  }

  /// Looks until it is cancelled.
  package func run() async {
    await withDiscardingTaskGroup { group in
      for sampler in samplers {
        group.addTask { await run(sampler) }
      }
    }
    lease?.letGo()
  }

  private func run(_ sampler: any Sampler) async {
    var wait = sampler.pace.first
    while await sleep(wait) {
      let started = Elapsed(clock)
      if lease?.take() ?? true { await look(sampler) }
      wait = max(.zero, sampler.pace.every - started.duration())
    }
  }

  /// A round that fails leaves everything as it was seen last; the next one tries again.
  private func look(_ sampler: any Sampler) async {
    do {
      try await sampler.sample(through: gate)
    } catch {
      return  // The age of what is shown tells of it.
    }
  }

  private func sleep(_ duration: Duration) async -> Bool {
    do {
      try await clock.sleep(for: jittered(duration))
      return !Task.isCancelled
    } catch {
      return false  // Cancelled.
    }
  }

  private func jittered(_ duration: Duration) -> Duration {
    duration * (1 + Self.jitter * (2 * chance() - 1))
  }
}

/// The time since something began, on any clock.
private struct Elapsed {
  let duration: () -> Duration

  init(_ clock: any Clock<Duration>) {
    duration = Self.measuring(clock)
  }

  private static func measuring<C: Clock>(_ clock: C) -> () -> Duration where C.Duration == Duration {
    let start = clock.now
    return { start.duration(to: clock.now) }
  }
}
