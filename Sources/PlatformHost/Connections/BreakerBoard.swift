import Foundation
import HTTPTransport
import Synchronization
import TenantryAPI

/// The circuit breakers of the systems that this process is connected to, for whoever wants to see how they stand.
package final class BreakerBoard: Sendable {
  private let ways = Mutex<[String: OutsideTransport]>([:])

  /// The way to a system from now on; one that is made anew, with a new certificate perhaps, takes the place of the last.
  package func add(_ way: OutsideTransport, to system: String) { ways.withLock { $0[system] = way } }

  /// By system.
  package func statuses(now: Date) -> [String: BreakerStatus] {
    ways.withLock { $0 }.mapValues { BreakerStatus($0.breakerReport, now: now) }
  }
}

extension BreakerStatus {
  fileprivate init(_ report: BreakerReport, now: Date) {
    let state: State =
      switch report.state {
      case .closed: .closed
      case .open: .open
      case .halfOpen: .halfOpen
      }
    self.init(
      state: state, since: report.openFor.map { now.addingTimeInterval(-($0 / .seconds(1))) },
      nextTry: report.tryIn.map { now.addingTimeInterval($0 / .seconds(1)) }, reason: report.reason)
  }
}
