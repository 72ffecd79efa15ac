/// What a text field was before its changes, for undo. Letters typed in a row count as one change.
struct TextFieldPast: Equatable, Sendable {
  /// The most changes that can be taken back.
  static let changesMax = 100

  private struct Moment: Equatable, Sendable {
    let text: String
    let cursor: Int
  }

  private var moments: [Moment] = []
  private var isTyping = false

  /// Notes how it is before a change.
  mutating func note(_ text: String, _ cursor: Int, isTyping: Bool) {
    defer { self.isTyping = isTyping }
    guard !(isTyping && self.isTyping) else { return }
    moments.append(Moment(text: text, cursor: cursor))
    if moments.count > Self.changesMax { moments.removeFirst() }
  }

  /// What is typed next is another change.
  mutating func breakTyping() { isTyping = false }

  /// How it was before the last change; nil when there was none.
  mutating func takeLast() -> (String, Int)? {
    isTyping = false
    return moments.popLast().map { ($0.text, $0.cursor) }
  }
}
