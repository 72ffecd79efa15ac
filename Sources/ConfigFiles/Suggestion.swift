import TypedText

/// How a sentence about an unknown word ends.
enum Suggestion {
  /// `; did you mean “x”?` where a known word is near, else a full stop.
  static func text(for word: String, among known: [String]) -> String {
    Spelling.suggestion(for: word, among: known).map { "; did you mean “\($0)”?" } ?? "."
  }
}
