/// What a step does to the world outside, which decides what may be done after an interruption.
package enum StepEffect: String, CaseIterable, Hashable, Sendable, Codable {
  /// Changes nothing outside: may be run again at will.
  case none
  /// Makes one thing under a name known beforehand: a look by that name tells whether it happened.
  case named
  /// Makes a thing that can be found by the step's idempotency key, perhaps only some time later.
  case searchable
  /// Leaves nothing to look for.
  case blind
}
