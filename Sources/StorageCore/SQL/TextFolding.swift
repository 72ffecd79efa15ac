import TypedText

/// How text is made comparable before it is stored beside itself, and before it is looked for.
package enum TextFolding {
  /// Shortest text that the trigram index can find, in Unicode scalars.
  package static let indexedLengthMin = 3

  /// Lower case, canonically composed: "Café" and "CAFE\u{301}" become the same bytes.
  package static func folded(_ text: String) -> String {
    Folding.folded(text)
  }

  /// The text as one phrase of an FTS5 query: quoted, so that nothing in it is an operator.
  package static func phrase(_ folded: String) -> String {
    "\"" + folded.replacing("\"", with: "\"\"") + "\""
  }

  /// True when the text holds a character that no stored name can hold, such as NUL, at which SQLite would
  /// cut it.
  package static func isUnfindable(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.properties.generalCategory == .control }
  }
}
