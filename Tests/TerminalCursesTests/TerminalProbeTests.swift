import Testing

@testable import TerminalCurses

@Suite("What a terminal answers")
struct TerminalProbeTests {
  @Test("cursor reports, modes and attributes are told apart, and keys pressed meanwhile are left out")
  func replies() {
    let text = "q\u{1B}[12;5R\u{1B}[A\u{1B}[12;3R\u{1B}[1;2R\u{1B}[?2026;2$y\u{1B}[?1006;0$y\u{1B}[?64;1;52c"
    let replies = TerminalReplies(Array(text.utf8))
    #expect(replies.columns == [5, 3, 2])
    #expect(replies.modes == [2026: 2, 1006: 0])
    #expect(replies.attributes == [64, 1, 52])
  }

  @Test(
    "what is cut off or nonsense is no answer",
    arguments: ["", "\u{1B}", "\u{1B}[", "\u{1B}[12;", "\u{1B}[?c\u{1B}[R", "\u{1B}[?2026$p", "\u{1B}[?;;$y"])
  func nonsense(text: String) {
    let replies = TerminalReplies(Array(text.utf8))
    #expect(replies.columns.isEmpty && replies.modes.isEmpty)
  }
}
