/// Thrown by a step that did nothing because the way is blocked for now, such as by an open circuit breaker.
/// The step starts again after that time; no try is used up.
package struct StepPause: Error, Hashable, Sendable {
  package var after: Duration
  /// A few words for people.
  package var reason: String

  package init(after: Duration, reason: String) {
    self.after = after
    self.reason = reason
  }
}
