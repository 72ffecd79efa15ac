/// What happens to a job whose step cannot succeed by itself.
package enum ExhaustionRule: Hashable, Sendable {
  /// Park and block the lane until an operator decides.
  case park
  /// Fail and let the lane go on; for jobs that change nothing that later ones build on. An uncertain effect and a name
  /// conflict park even so.
  case fail
}
