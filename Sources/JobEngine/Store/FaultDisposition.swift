import Foundation

/// What is to happen after a fault.
package enum FaultDisposition: Hashable, Sendable {
  /// Another try at that time; the lane is free until then.
  case retry(at: WaitTime)
  /// The job parks and blocks its lane until an operator decides.
  case park
  /// The job fails; the lane goes on to the next.
  case fail
}
