import Foundation

extension Duration {
  /// In seconds, for arithmetic with `Date`.
  package var seconds: Double {
    let parts = components
    return Double(parts.seconds) + Double(parts.attoseconds) / 1e18
  }
}

extension Date {
  /// This time moved by a duration.
  package func adding(_ duration: Duration) -> Date { addingTimeInterval(duration.seconds) }

  /// The time from an earlier date to this one; negative when it is later.
  package func since(_ earlier: Date) -> Duration { .seconds(timeIntervalSince(earlier)) }
}
