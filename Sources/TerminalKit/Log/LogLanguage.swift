/// How what is typed to show or hide lines is understood: handed in, because a log knows no language of its own.
package struct LogLanguage: Equatable, Sendable {
  /// What stands in the field while it is empty.
  package let hint: String
  /// Understands a text; ages are counted from the time given. Throws what is wrong with it.
  package let read: @Sendable (String, Double?) throws(LogPatternProblem) -> LogTest

  /// Makes a language.
  package init(
    hint: String, read: @escaping @Sendable (String, Double?) throws(LogPatternProblem) -> LogTest
  ) {
    self.hint = hint
    self.read = read
  }

  /// Plain text, or between slashes a regular expression.
  package static let patterns = LogLanguage(hint: "text, or /regex/") { text, _ throws(LogPatternProblem) in
    .text(try LogPattern(text))
  }

  /// A language is told by what it asks for.
  package static func == (left: LogLanguage, right: LogLanguage) -> Bool { left.hint == right.hint }
}
