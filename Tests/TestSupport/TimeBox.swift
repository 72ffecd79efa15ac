import Foundation
import Synchronization

/// A clock that stands until a test moves it.
package final class TimeBox: Sendable {
  private let seconds = Mutex(1_763_800_000.0)

  package init() {}

  package var now: Date { Date(timeIntervalSince1970: seconds.withLock { $0 }) }

  package func advance(_ by: Double) { seconds.withLock { $0 += by } }
}
