/// What is wrong with a filter: one place, one sentence, and what was probably meant.
package struct FilterFault: Equatable, Sendable {
  /// The characters that are meant, counted from the beginning of the text; empty at a place where something is
  /// missing.
  package var range: Range<Int>
  /// What is wrong, without an end mark: `unknown field “staus”`.
  package var message: String
  /// What to put in place of the range; nil when nobody can guess.
  package var suggestion: String?
  /// Whether going on typing may mend it.
  package var isUnfinished: Bool

  package init(_ range: Range<Int>, _ message: String, suggestion: String? = nil, isUnfinished: Bool = false)
  {
    self.range = range
    self.message = message
    self.suggestion = suggestion
    self.isUnfinished = isUnfinished
  }

  /// The whole sentence: `unknown field “staus”; did you mean “status”?`
  package var sentence: String {
    suggestion.map { "\(message); did you mean “\($0)”?" } ?? message
  }

  /// A line to stand under the text: blanks, then `^` under every character that is meant.
  ///
  /// - Parameter width: how many cells a text takes.
  package func carets(under text: String, width: (String) -> Int = { $0.count }) -> String {
    let before = String(text.prefix(range.lowerBound))
    let meant = String(text.dropFirst(range.lowerBound).prefix(range.count))
    return String(repeating: " ", count: width(before)) + String(repeating: "^", count: max(1, width(meant)))
  }
}
