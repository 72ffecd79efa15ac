/// What kind of failure a fault was, which decides what happens next.
package enum RetryClass: String, CaseIterable, Hashable, Sendable, Codable {
  /// Nothing happened outside and a later try may succeed (429, 503, connection refused).
  case transient
  /// Nothing happened outside and trying again would not help (400, 403, 422).
  case permanent
  /// Something of that name exists and is not ours.
  case conflict
  /// The call may or may not have taken effect (time-out or reset after sending).
  case uncertain
}
