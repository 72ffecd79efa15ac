import TerminalKit
import Testing

@Suite("Text field")
struct TextFieldTests {
  /// `|` stands for the cursor.
  static let cases: [(before: String, keys: [Key], after: String)] = [
    ("|", ["a", "b"], "ab|"), ("ab|", [.left, "x"], "ax|b"), ("ab|", [.home, "x"], "x|ab"),
    ("|ab", [.end, "x"], "abx|"),
    ("ab|", [.ctrl("a"), .right], "a|b"), ("a|b", [.backspace], "|b"), ("a|b", [.delete], "a|"),
    ("|a", [.backspace], "|a"),
    ("a|", [.delete], "a|"), ("one two|", [.ctrl("w")], "one |"), ("one two |", [.ctrl("w")], "one |"),
    ("one two|", [.alt("b"), "x"], "one x|two"), ("|one two", [.alt("f"), "x"], "onex| two"),
    ("on|e two", [.ctrl("k")], "on|"),
    ("one t|wo", [.ctrl("u")], "|wo"), ("one t|wo", [.ctrl("u"), .end, .ctrl("y")], "woone t|"),
    ("one| two", [.alt("d")], "one|"),
    ("漢|字", [.backspace], "|字"), ("e\u{301}|", [.backspace], "|"), ("|", ["e", "\u{301}"], "e\u{301}|"),
    ("a-b_c|", [Key(.left, .ctrl)], "a-b_|c"), ("ab|", [.up], "ab|"),
  ]

  @Test("edits like a shell", arguments: cases.indices)
  func editing(index: Int) {
    let (before, keys, after) = Self.cases[index]
    var field = Self.field(before)
    for key in keys { _ = field.handle(key) }
    #expect(Self.drawing(field) == after)
  }

  @Test("says what a key did")
  func outcomes() {
    var field = TextField()
    #expect(field.handle("a") == .edited)
    #expect(field.handle(.left) == .moved)
    #expect(field.handle(.enter) == .submitted)
    #expect(field.handle(.ctrl("n")) == .ignored)
    #expect(field.handle(.escape) == .ignored)
  }

  @Test("takes pasted text without its controls, line ends as spaces")
  func pasting() {
    var field = TextField("ab")
    _ = field.handle(.left)
    #expect(field.paste("x\u{1B}[31m\r\ny\u{202E}\tz") == .edited)
    #expect(Self.drawing(field) == "ax[31m y z|b")
    #expect(field.paste("\u{7}") == .moved)
  }

  @Test("does not grow beyond its limit")
  func limit() {
    var field = TextField("abc", lengthMax: 4)
    _ = field.paste("xyz")
    #expect(field.text == "abcx")
    #expect(field.handle("q") == .moved)
  }

  @Test("keeps the cursor in sight and shows where text goes on")
  func scrolling() {
    var field = TextField("abcdefghij")
    #expect(Surface(TextFieldView(field), size: Size(6, 1)).lines == ["…ghij"])
    #expect(Surface(TextFieldView(field), size: Size(6, 1)).cursor == Point(5, 0))
    _ = field.handle(.home)
    #expect(Surface(TextFieldView(field), size: Size(6, 1)).lines == ["abcde…"])
    #expect(Surface(TextFieldView(field), size: Size(6, 1)).cursor == Point(0, 0))
    #expect(Surface(TextFieldView(field, isSecret: true), size: Size(6, 1)).lines == ["•••••…"])
    #expect(Surface(TextFieldView(TextField(), hint: "name"), size: Size(6, 1)).lines == ["name"])
    #expect(Surface(TextFieldView(field, focused: false), size: Size(6, 1)).cursor == nil)
  }

  private static func field(_ drawing: String) -> TextField {
    let parts = drawing.split(separator: "|", omittingEmptySubsequences: false)
    var field = TextField(parts.joined())
    for _ in parts[1] { _ = field.handle(.left) }
    return field
  }

  private static func drawing(_ field: TextField) -> String {
    field.text.prefix(field.cursor) + "|" + field.text.dropFirst(field.cursor)
  }

  @Test("a change is taken back at a time: a typed word, a paste, a kill")
  func undo() {
    var field = TextField("one")
    for letter in " two" { _ = field.handle(Key(.character(letter))) }
    _ = field.paste(" three")
    _ = field.handle(.ctrl("u"))
    #expect(field.text.isEmpty)
    var texts: [String] = []
    while field.handle(.ctrl("_")) == .edited { texts.append(field.text) }
    #expect(texts == ["one two three", "one two", "one ", "one"])
    #expect(field.cursor == 3)
  }

  @Test("keeps some of what follows the cursor in sight, and marks both ends")
  func window() {
    var field = TextField("abcdefghijklmnopqrstuvwxyz")
    for _ in 0..<10 { _ = field.handle(.left) }
    let surface = Surface(TextFieldView(field), size: Size(12, 1))
    #expect(surface.lines == ["…klmnopqrst…"])
    #expect(surface.cursor == Point(7, 0))
  }

  @Test("a wide character at the edge of the window leaves a space, never half of itself")
  func wideWindow() {
    let surface = Surface(TextFieldView(TextField("電通東京大阪名古屋")), size: Size(9, 1))
    #expect(surface.lines == ["… 名古屋"])
    #expect(surface.cursor == Point(8, 0))
  }
}
