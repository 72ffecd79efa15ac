import Foundation

/// Leases end by the database's clock where hosts share it: what their own clocks say of each other is not to be relied
/// on. All other times are their callers'.
extension SQLConnection {
  /// What is written of a time at which a lease ends.
  ///
  /// - Parameter now: the caller's time, on whose clock `time` is.
  func leaseTime(_ time: Date, at now: Date) -> Date {
    clock.map { $0.addingTimeInterval(time.timeIntervalSince(now)) } ?? time
  }

  /// The same on the caller's clock, of what was written.
  func callersTime(_ time: Date, at now: Date) -> Date {
    clock.map { now.addingTimeInterval(time.timeIntervalSince($0)) } ?? time
  }
}
