import Glibc
import TerminalKit
import Testing

@testable import TerminalCurses

/// One after the other: curses has one current screen per process.
@Suite("Curses terminal on a pseudo terminal", .serialized)
@MainActor
struct CursesTerminalTests {
  private let size = Size(40, 8)

  private func open(_ name: String = "xterm", _ depth: ColorDepth? = nil) throws -> (
    PseudoTerminal, CursesTerminal
  ) {
    let pair = try #require(PseudoTerminal(size), "this system has no pseudo terminals")
    var options = CursesOptions(colorDepth: depth, glyphs: .unicode, theme: Self.theme(0xFF_0000))
    (options.input, options.output, options.terminalName) = (pair.inside, pair.inside, name)
    return (pair, try CursesTerminal(options))
  }

  /// A theme whose trouble has a colour.
  private static func theme(_ rgb: UInt32) -> Theme {
    Theme(
      name: "test",
      look: ThemeLook(
        roles: [.error: Paint(Color(rgb: rgb)), .dim: Paint(Color(rgb: 0x80_8080))], grounds: [:]))
  }

  private func surface(_ lines: [String], cursor: Point? = nil) -> Surface {
    let view = Draw { canvas in
      for (y, line) in lines.enumerated() { canvas.write(line, y: y) }
      if let cursor { canvas.showCursor(x: cursor.x, y: cursor.y) }
    }
    return Surface(view, size: size)
  }

  @Test("takes the terminal over, shows a frame, and gives everything back")
  func lifecycle() throws {
    let (pair, terminal) = try open()
    let before = pair.settings
    terminal.present(surface(["hello"]))
    let shown = pair.output()
    #expect(shown.contains("hello"))
    #expect(
      shown.contains("\u{1B}[?1049h") && shown.contains("\u{1B}[?2004h") && shown.contains("\u{1B}[?25l"))
    terminal.close()
    terminal.close()
    let left = pair.output()
    #expect(left.contains("\u{1B}[?1049l") && left.contains("\u{1B}[?2004l"))
    #expect(pair.settings != before)
    #expect(pair.settings[2] & tcflag_t(ICANON | ECHO | ISIG) == tcflag_t(ICANON | ECHO | ISIG))
  }

  @Test("sends nothing when nothing changed and little when little changed")
  func economy() throws {
    let (pair, terminal) = try open()
    defer { terminal.close() }
    let lines = (0..<8).map { "row \($0) with some text" }
    terminal.present(surface(lines))
    _ = pair.output()
    terminal.present(surface(lines))
    #expect(pair.output().isEmpty)
    var changed = lines
    changed[3] = "row 3 with some test"
    terminal.present(surface(changed))
    #expect(pair.output().utf8.count < 16)
  }

  @Test("scrolls with the terminal's own scrolling")
  func scrolling() throws {
    let (pair, terminal) = try open()
    defer { terminal.close() }
    func page(_ first: Int) -> Surface {
      surface(
        ["head"] + (first..<first + 6).map { "row \($0) is a line of its own, \($0 &* 7_919)" } + ["foot"])
    }
    terminal.present(page(0))
    _ = pair.output()
    terminal.present(page(1))
    #expect(pair.output().utf8.count < 100)
  }

  @Test("shows and places the cursor, and hides it again")
  func cursor() throws {
    let (pair, terminal) = try open()
    defer { terminal.close() }
    terminal.present(surface(["name: acme"], cursor: Point(10, 0)))
    #expect(pair.output().contains("\u{1B}[?25h") || pair.output().contains("\u{1B}[?12l\u{1B}[?25h"))
    terminal.present(surface(["name: acme"]))
    #expect(pair.output().contains("\u{1B}[?25l"))
  }

  private func linked(_ address: String, after text: String, y: Int = 1) -> Surface {
    Surface(Draw { $0.write(Line(text) + Line(address, Style(.link)), y: y) }, size: size)
  }

  private static func ends(_ address: String) -> (begin: String, end: String) {
    ("\u{1B}]8;;\(address)\u{1B}\\", "\u{1B}]8;;\u{1B}\\")
  }

  @Test("tells where a link leads, around its text alone, and nothing again while it stands")
  func links() throws {
    let (pair, terminal) = try open()
    defer { terminal.close() }
    let (begin, end) = Self.ends("https://a.example")
    terminal.present(linked("https://a.example", after: "URL "))
    let shown = pair.output()
    let after = try #require(shown.split(separator: begin, maxSplits: 1).last, "it begins")
    let parts = after.split(separator: end, maxSplits: 1, omittingEmptySubsequences: false)
    #expect(parts.count == 2 && parts[0].contains("https://a.example") && !parts[1].contains("https://"))
    terminal.present(linked("https://a.example", after: "URL "))
    #expect(pair.output().isEmpty)
    terminal.present(linked("https://a.example", after: "Url "))
    #expect(!pair.output().contains("]8;"), "only what stands beside it changed")
    terminal.present(linked("https://a.example", after: "Url ", y: 2))
    #expect(pair.output().contains(begin), "it moved")
  }

  @Test("a link that is gone leads nowhere: its cells are written anew, whatever stands there now")
  func goneLinks() throws {
    let (pair, terminal) = try open()
    defer { terminal.close() }
    terminal.present(linked("https://a.example", after: ""))
    _ = pair.output()
    let text = surface(["", "https://a.example"])
    terminal.present(text)
    let plain = pair.output()
    #expect(plain.contains("https://a.example") && !plain.contains("]8;"))
    let wide = Surface(
      Draw { $0.write(Line("https://a.example/long", Style(.link)), y: 1, width: 17) }, size: size)
    terminal.present(wide)
    _ = pair.output()
    let other = Surface(
      Draw { $0.write(Line("https://a.example/logs", Style(.link)), y: 1, width: 17) }, size: size)
    terminal.present(other)
    let again = pair.output()
    #expect(again.contains(Self.ends("https://a.example/logs").begin) && again.contains("https://a.exampl"))
  }

  @Test("a screen that is drawn anew has its links again; one without links costs nothing more")
  func linksAnew() throws {
    let (pair, terminal) = try open("xterm-256color", .indexed256)
    defer { terminal.close() }
    terminal.present(linked("https://a.example", after: ""))
    _ = pair.output()
    terminal.setTheme(Self.theme(0x00_FF00))
    terminal.present(linked("https://a.example", after: ""))
    #expect(pair.output().contains(Self.ends("https://a.example").begin))
    terminal.present(surface(["one"]))
    #expect(!pair.output().contains("]8;"))
    terminal.present(surface(["two"]))
    #expect(pair.output().utf8.count < 16)
  }

  @Test("the Linux console and who does not want links are told of none")
  func noLinks() throws {
    #expect(!LinkChanges.isWanted(name: "linux") { _ in nil })
    #expect(!LinkChanges.isWanted(name: "xterm") { $0 == "TENANTRY_HYPERLINKS" ? "0" : nil })
    #expect(LinkChanges.isWanted(name: "vte-256color") { _ in nil })
    let (pair, terminal) = try open("linux")
    defer { terminal.close() }
    terminal.present(linked("https://a.example", after: ""))
    #expect(!pair.output().contains("]8;"))
  }

  /// What comes in, for tests that wait for it.
  private func events(of terminal: CursesTerminal) -> AsyncStream<InputEvent> {
    let (stream, continuation) = AsyncStream<InputEvent>.makeStream()
    terminal.input.listen { event in
      if let event { continuation.yield(event) } else { continuation.finish() }
    }
    return stream
  }

  @Test("hands on keys, pastes and lone escapes as events")
  func input() async throws {
    let (pair, terminal) = try open()
    pair.send("a\u{1B}[A\u{1B}[200~x\ny\u{1B}[201~\u{1B}")
    var seen: [InputEvent] = []
    for await event in events(of: terminal) {
      seen.append(event)
      if seen.count == 4 { break }
    }
    #expect(seen == [.key("a"), .key(.up), .paste("x\ny"), .key(.escape)])
    terminal.close()
  }

  @Test("takes every control key itself: none stops the output or ends the program")
  func controlKeys() async throws {
    let (pair, terminal) = try open()
    pair.send("\u{13}\u{11}\u{1C}\u{16}\u{0F}\u{03}")
    var seen: [InputEvent] = []
    for await event in events(of: terminal) {
      seen.append(event)
      if seen.count == 6 { break }
    }
    #expect(seen == ["s", "q", "\\", "v", "o", "c"].map { .key(.ctrl($0)) })
    terminal.close()
  }

  @Test("asks for the mouse when told to, again after another program had the terminal, and leaves it off")
  func mouse() async throws {
    let (pair, terminal) = try open("xterm-256color")
    terminal.present(surface(["one"]))
    #expect(!pair.output().contains("\u{1B}[?1000h"))
    terminal.setMouse(true)
    terminal.setMouse(true)
    #expect(pair.output() == "\u{1B}[?1000h\u{1B}[?1006h")
    await terminal.suspended {
      #expect(pair.output().contains("\u{1B}[?1006l\u{1B}[?1000l"))
    }
    #expect(pair.output().contains("\u{1B}[?1000h\u{1B}[?1006h"))
    pair.send("\u{1B}[<0;3;2M\u{1B}[<0;3;2m\u{1B}[<65;1;1M")
    var seen: [InputEvent] = []
    for await event in events(of: terminal) where event != .resumed {
      seen.append(event)
      if seen.count == 2 { break }
    }
    #expect(seen == [.mouse(Mouse(.press, at: Point(2, 1))), .mouse(Mouse(.wheelDown, at: .zero))])
    terminal.close()
    #expect(pair.output().contains("\u{1B}[?1006l\u{1B}[?1000l"))
  }

  @Test("says which entry stands in for a terminal that is not in the database")
  func notice() throws {
    let (_, terminal) = try open("xterm-kitty-of-2031")
    #expect(terminal.name == "xterm-256color")
    #expect(
      terminal.notice
        == "“xterm-kitty-of-2031” is unknown here: drawn for xterm-256color.")
    terminal.close()
    let (_, known) = try open("xterm")
    #expect(known.notice == nil)
    known.close()
  }

  @Test("a pipe is not asked, and the entry is found without a terminal")
  func askingAPipe() {
    let probe = TerminalProbe(input: -1, output: -1) { ["TERM": "xterm-kitty-of-2031"][$0] }
    #expect(probe.replies == nil)
    #expect(probe.entry == "xterm-256color" && probe.colors == 256)
    #expect(probe.source?.hasSuffix("/x/xterm-256color") == true)
  }

  @Test("repaints whole after the size changed")
  func resize() throws {
    let (pair, terminal) = try open()
    defer { terminal.close() }
    terminal.present(surface(["one"]))
    _ = pair.output()
    pair.resize(Size(30, 6))
    #expect(terminal.size == Size(30, 6))
    terminal.present(Surface(Text("one", .plain), size: Size(30, 6)))
    #expect(pair.output().contains("one"))
  }

  @Test("gives the terminal to another program and repaints afterwards")
  func suspension() async throws {
    let (pair, terminal) = try open()
    defer { terminal.close() }
    terminal.present(surface(["one"], cursor: Point(0, 0)))
    _ = pair.output()
    await terminal.suspended {
      #expect(pair.output().contains("\u{1B}[?1049l"))
      #expect(pair.settings[2] & tcflag_t(ICANON) != 0)
      terminal.present(surface(["two"]))
      #expect(pair.output().isEmpty, "a frame was drawn over the other program")
    }
    #expect(pair.settings[2] & tcflag_t(ICANON) == 0)
    #expect(pair.output().contains("\u{1B}[?1049h"))
    terminal.present(surface(["one"], cursor: Point(0, 0)))
    let repaint = pair.output()
    #expect(repaint.contains("one") && repaint.contains("\u{1B}[?25h"))
  }

  @Test("sends no colour when there shall be none, and the nearest of what there is otherwise")
  func colors() throws {
    let error = Surface(Text("bad", .error), size: size)
    let (plainPair, plain) = try open("xterm-256color", .monochrome)
    plain.present(error)
    #expect(!plainPair.output().contains("\u{1B}[38;5;"))
    plain.close()
    let (richPair, rich) = try open("xterm-256color", .indexed256)
    rich.present(error)
    #expect(richPair.output().contains("\u{1B}[38;5;"))
    rich.close()
  }

  @Test("does not change the ink for the spaces between two words of one colour")
  func gaps() throws {
    let (pair, terminal) = try open("xterm-256color", .indexed256)
    defer { terminal.close() }
    let line: Line = "\("Group 0", .dim)     \("sgp1", .dim)  \("3m", .dim)"
    terminal.present(Surface(Text(line), size: size))
    let shown = pair.output()
    #expect(shown.contains("Group 0     sgp1  3m"))
    #expect(shown.split(separator: "\u{1B}[38;5;", omittingEmptySubsequences: false).count == 2)
  }

  @Test("keeps an underlined word from underlining the spaces after it")
  func underlinedGap() throws {
    let (pair, terminal) = try open("xterm-256color", .indexed256)
    defer { terminal.close() }
    terminal.present(Surface(Text("\("here", Style(.text, .underline)) now"), size: size))
    #expect(!pair.output().contains("here now"))
  }

  @Test("sends 24-bit colours to a terminal that has them, although no entry of the system says so")
  func directColors() throws {
    let (pair, terminal) = try open("xterm-256color", .trueColor)
    defer { terminal.close() }
    #expect(terminal.colorDepth == .trueColor)
    terminal.present(Surface(Text("bad", .error), size: size))
    #expect(pair.output().contains("\u{1B}[38;2;255;0;0m"))
    #expect(getenv("TERMINFO").map { String(cString: $0) }?.hasPrefix("b64:") != true)
  }

  @Test("takes another theme while it runs: the same screen is sent once more, in its colours")
  func otherTheme() throws {
    let (pair, terminal) = try open("xterm-256color", .indexed256)
    defer { terminal.close() }
    let error = Surface(Text("bad", .error), size: size)
    terminal.present(error)
    #expect(pair.output().contains("\u{1B}[38;5;196m"))
    terminal.setTheme(Self.theme(0x00_FF00))
    terminal.present(error)
    let shown = pair.output()
    #expect(shown.contains("\u{1B}[38;5;46m") && shown.contains("bad"))
    terminal.present(error)
    #expect(pair.output().isEmpty)
  }

  @Test("shows its own theme for screens without colours, whatever it is given")
  func monochrome() throws {
    let pair = try #require(PseudoTerminal(size))
    let look = ThemeLook(roles: [.error: Paint(attributes: .reverse)], grounds: [:])
    var options = CursesOptions(
      colorDepth: .monochrome, theme: Self.theme(0xFF_0000), monochrome: Theme(name: "bare", look: look))
    (options.input, options.output, options.terminalName) = (pair.inside, pair.inside, "xterm-256color")
    let terminal = try CursesTerminal(options)
    defer { terminal.close() }
    terminal.setTheme(Self.theme(0x00_FF00))
    terminal.present(Surface(Text("bad", .error), size: size))
    let shown = pair.output()
    // Some entries of the terminal database write `ESC [ 0 ; 7 m`.
    #expect(shown.contains("7m") && !shown.contains("38;5;"))
  }

  @Test("says what is wrong when there is no terminal or none that can be used")
  func failures() throws {
    var options = CursesOptions()
    var ends: [Int32] = [0, 0]
    _ = pipe(&ends)
    (options.input, options.output) = (ends[0], ends[1])
    #expect(throws: TerminalError.self) { try CursesTerminal(options) }
    let pair = try #require(PseudoTerminal(size))
    (options.input, options.output, options.terminalName) = (pair.inside, pair.inside, "dumb")
    let before = pair.settings
    #expect(throws: TerminalError.self) { try CursesTerminal(options) }
    #expect(pair.settings == before)
  }
}
