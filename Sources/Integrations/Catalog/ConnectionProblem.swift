/// What is wrong with one field.
package struct ConnectionProblem: Equatable, Sendable {
  package let field: String
  /// One sentence, never with a secret in it.
  package let message: String
}

/// Everything that is wrong with what somebody said of a system, field by field.
package struct ConnectionProblems: Error, Equatable, Sendable {
  package let all: [ConnectionProblem]
}
