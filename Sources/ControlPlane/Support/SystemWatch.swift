import Foundation
import Integrations

/// Asks the systems how they are, all at once and not more often than is good for them: what was found is remembered for
/// half a minute, whoever asks.
package actor SystemWatch {
  static let secondsKept = 30.0

  private let probes: [SystemProbe]
  private var last: (reports: [String: ConnectionReport], at: Date)?
  /// The round that is under way; who asks meanwhile waits for it.
  private var round: Task<[String: ConnectionReport], Never>?

  package init(_ probes: [SystemProbe]) { self.probes = probes }

  nonisolated func url(of system: String) -> String? { probes.first { $0.system == system }?.url }

  /// What each system said, by its name, and when.
  func reports(now: @Sendable () -> Date) async -> (reports: [String: ConnectionReport], at: Date) {
    let start = now()
    if let last, start.timeIntervalSince(last.at) < Self.secondsKept, start >= last.at { return last }
    // Several callers share one round, and none of them ends it for the others.
    let round = round ?? Task { [probes] in await Self.ask(probes) }
    self.round = round
    let found = (reports: await round.value, at: start)
    self.round = nil
    last = found
    return found
  }

  private static func ask(_ probes: [SystemProbe]) async -> [String: ConnectionReport] {
    await withTaskGroup(of: (String, ConnectionReport).self) { group in
      for probe in probes { group.addTask { (probe.system, await probe.test()) } }
      var reports: [String: ConnectionReport] = [:]
      for await (system, report) in group { reports[system] = report }
      return reports
    }
  }
}
