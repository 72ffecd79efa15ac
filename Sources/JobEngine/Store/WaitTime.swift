import Foundation

/// Until when a job waits.
package struct WaitTime: Hashable, Sendable {
  package var date: Date
  /// False to be woken at once by a cancel, even one asked for just before the wait was written. True when the worker knows
  /// of the cancel and has to wait even so before it can tell what became of the step.
  package var evenIfCancelled: Bool

  package init(_ date: Date, evenIfCancelled: Bool = false) {
    self.date = date
    self.evenIfCancelled = evenIfCancelled
  }
}
