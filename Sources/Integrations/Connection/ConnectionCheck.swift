/// One thing that a test of a connection looked at.
package struct ConnectionCheck: Equatable, Sendable {
  /// What was looked at, stable, lower_snake: "sign_in", "repository".
  package var name: String
  package var isPassing: Bool
  /// What works, or what does not and what to do about it: short sentences for people, never a secret.
  package var sentence: String

  package init(_ name: String, isPassing: Bool, _ sentence: String) {
    self.name = name
    self.isPassing = isPassing
    self.sentence = sentence
  }
}
