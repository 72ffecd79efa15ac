/// A line of text being edited: the text, the cursor in it, and every key an editor of a line knows.
package struct TextField: Equatable, Sendable {
  /// What a key did.
  package enum Outcome: Equatable, Sendable {
    /// The key means nothing to a field.
    case ignored
    /// Only the cursor moved.
    case moved
    /// The text changed.
    case edited
    /// Enter.
    case submitted
  }

  /// The text.
  package private(set) var text: String
  /// The cursor's place, counted in grapheme clusters.
  package private(set) var cursor: Int
  private let lengthMax: Int
  private var killed = ""
  private var past = TextFieldPast()

  /// Makes a field with the cursor at the end; longer input is not taken.
  package init(_ text: String = "", lengthMax: Int = 4_096) {
    self.text = String(TextField.typeable(text).prefix(lengthMax))
    self.lengthMax = lengthMax
    cursor = self.text.count
  }

  /// Replaces the text and puts the cursor at its end.
  package mutating func set(_ text: String) { self = TextField(text, lengthMax: lengthMax) }

  /// Takes a key.
  package mutating func handle(_ key: Key) -> Outcome {
    if let character = key.typed { return insert(String(character)) }
    switch key {
    case .enter: return .submitted
    case .left, .ctrl("b"): return move(to: cursor - 1)
    case .right, .ctrl("f"): return move(to: cursor + 1)
    case .home, .ctrl("a"): return move(to: 0)
    case .end, .ctrl("e"): return move(to: text.count)
    case .alt("b"), Key(.left, .ctrl), Key(.left, .alt): return move(to: wordStart(before: cursor))
    case .alt("f"), Key(.right, .ctrl), Key(.right, .alt): return move(to: wordEnd(after: cursor))
    case .backspace, .ctrl("h"): return remove(cursor - 1..<cursor)
    case .delete, .ctrl("d"): return remove(cursor..<cursor + 1)
    case .ctrl("u"): return kill(0..<cursor)
    case .ctrl("k"): return kill(cursor..<text.count)
    case .ctrl("w"), Key(.backspace, .alt), Key(.backspace, .ctrl):
      return kill(wordStart(before: cursor)..<cursor)
    case .alt("d"), Key(.delete, .ctrl): return kill(cursor..<wordEnd(after: cursor))
    case .ctrl("y"): return insert(killed)
    case .ctrl("_"): return undo()
    default: return .ignored
    }
  }

  /// Takes pasted text: line ends become spaces, control and invisible characters are left out.
  package mutating func paste(_ pasted: String) -> Outcome {
    insert(TextField.typeable(pasted))
  }

  private mutating func insert(_ new: String) -> Outcome {
    let clean = TextField.typeable(new).prefix(max(0, lengthMax - text.count))
    guard !clean.isEmpty else { return .moved }
    past.note(text, cursor, isTyping: clean.count == 1 && clean.first?.isWhitespace == false)
    let before = text.prefix(cursor)
    let after = text.dropFirst(cursor)
    let rest = after.count
    text = String(before + clean + after)
    cursor = text.count - rest
    return .edited
  }

  /// Takes the last change back: a word that was typed, a paste, a kill.
  private mutating func undo() -> Outcome {
    guard let before = past.takeLast() else { return .moved }
    (text, cursor) = before
    return .edited
  }

  private mutating func move(to place: Int) -> Outcome {
    past.breakTyping()
    cursor = max(0, min(place, text.count))
    return .moved
  }

  private mutating func kill(_ range: Range<Int>) -> Outcome {
    killed = String(text.dropFirst(range.lowerBound).prefix(range.count))
    return remove(range)
  }

  private mutating func remove(_ range: Range<Int>) -> Outcome {
    guard !range.isEmpty, range.lowerBound >= 0, range.upperBound <= text.count else { return .moved }
    past.note(text, cursor, isTyping: false)
    text = String(text.prefix(range.lowerBound) + text.dropFirst(range.upperBound))
    cursor = min(range.lowerBound, text.count)
    return .edited
  }

  private func wordStart(before place: Int) -> Int {
    let characters = Array(text)
    var place = place
    while place > 0, !TextField.isWord(characters[place - 1]) { place -= 1 }
    while place > 0, TextField.isWord(characters[place - 1]) { place -= 1 }
    return place
  }

  private func wordEnd(after place: Int) -> Int {
    let characters = Array(text)
    var place = place
    while place < characters.count, !TextField.isWord(characters[place]) { place += 1 }
    while place < characters.count, TextField.isWord(characters[place]) { place += 1 }
    return place
  }

  private static func isWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }

  /// Text without what cannot be typed.
  private static func typeable(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      switch scalar {
      case "\n" where previous == "\r": continue
      case "\n", "\r", "\t": out.append(" ")
      default: if ScalarClass.of(scalar) != .unsafe { out.append(scalar) }
      }
    }
    return String(out)
  }
}
