/// What is wrong with a theme file.
package struct ThemeProblem: Hashable, Sendable {
  /// The file, for people.
  package let path: String
  /// What is wrong with it, and where.
  package let problem: FileProblem

  /// `file:line:column: sentence`.
  package var line: String { problem.line(in: path) }
}
