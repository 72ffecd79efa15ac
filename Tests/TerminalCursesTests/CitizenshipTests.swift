import Glibc
import TerminalKit
import Testing

@testable import TerminalCurses

@Suite("What the terminal is told besides frames")
struct CitizenshipTests {
  @Test("the clipboard's sequence is put into the envelope of what stands in between")
  func envelopes() {
    func envelope(_ term: String, _ variables: [String: String]) -> Clipboard.Envelope {
      Clipboard.Envelope(term: term) { variables[$0] }
    }
    #expect(envelope("xterm-256color", [:]) == .none)
    #expect(envelope("screen-256color", ["TMUX": "/tmp/tmux,1,0"]) == .tmux)
    #expect(envelope("screen", [:]) == .screen)
    #expect(envelope("xterm", ["STY": "123.pts"]) == .screen)
    func bytes(_ text: String, _ envelope: Clipboard.Envelope) -> String? {
      Clipboard.sequence(text, in: envelope).map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(bytes("acme", .none) == "\u{1B}]52;c;YWNtZQ==\u{7}")
    #expect(
      bytes("acme", .tmux)
        == "\u{1B}Ptmux;\u{1B}\u{1B}]52;c;YWNtZQ==\u{7}\u{1B}\\\u{1B}]52;c;YWNtZQ==\u{7}")
    #expect(bytes("acme", .screen) == "\u{1B}P\u{1B}]52;c;YWNtZQ==\u{7}\u{1B}\\\u{1B}]52;c;YWNtZQ==\u{7}")
    let long = bytes(String(repeating: "a", count: 2_000), .screen) ?? ""
    #expect(long.split(separator: "\u{1B}P").count == 4)
  }

  @Test("a text of exactly the limit is copied, one byte more is not")
  func clipboardLimit() {
    let most = Clipboard.bytesMax / 4 * 3
    #expect(Clipboard.sequence(String(repeating: "x", count: most), in: .none) != nil)
    #expect(Clipboard.sequence(String(repeating: "x", count: most + 1), in: .none) == nil)
  }

  @Test("escape waits longer when the keyboard is far away, and as long as somebody says")
  func escapeDelay() {
    func delay(_ wanted: Int? = nil, _ variables: [String: String] = [:]) -> Int32 {
      EscapeDelay.milliseconds(wanted: wanted) { variables[$0] }
    }
    #expect(delay() == 25)
    #expect(delay(nil, ["SSH_CONNECTION": "a b c d"]) == 100)
    #expect(delay(nil, ["SSH_TTY": "/dev/pts/1", "ESCDELAY": "40"]) == 40)
    #expect(delay(300, ["ESCDELAY": "40"]) == 300)
    #expect(delay(0) == 1 && delay(99_999) == 5_000)
  }

  @Test(
    "a moment is written as the calendar has it",
    arguments: [
      (0, "19700101T000000Z"), (951_782_400, "20000229T000000Z"), (1_795_698_750, "20261126T131230Z"),
      (4_107_542_399, "21000228T235959Z"), (4_107_542_400, "21000301T000000Z"),
    ])
  func moments(seconds: Int, text: String) {
    var safe = SignalSafeText(capacity: 32)
    safe.append(moment: seconds)
    #expect(String(cString: safe.bytes) == text)
  }

  @Test("what does not fit into the memory set aside is left out, and the rest stays a C string")
  func overfull() {
    var safe = SignalSafeText(capacity: 4)
    safe.append("crashed")
    #expect(String(cString: safe.bytes) == "cras" && safe.count == 4)
    safe.clear()
    safe.append(number: 7, digits: 3)
    #expect(String(cString: safe.bytes) == "007")
  }

  @Test("a note is replaced whole, again and again")
  @MainActor
  func notes() {
    let notes = CrashNotes()
    for text in ["page: overview", "page: tenants", "", String(repeating: "x", count: 9_000)] {
      notes.put(text)
      #expect(String(cString: notes.current.bytes) == text.prefix(CrashNotes.bytesMax))
    }
  }
}
