import TerminalKit
import Testing

@Suite("Layout")
struct LayoutTests {
  private func lines(_ view: some View, _ width: Int, _ height: Int) -> [String] {
    Surface(view, size: Size(width, height)).lines
  }

  @Test("gives fixed children their size and shares the rest by weight")
  func sharing() {
    let view = HStack {
      Rule("a").fillWidth(2)
      Text("mid").width(5)
      Rule("b").fillWidth(1)
    }
    #expect(lines(view, 35, 1) == ["── a ───────────────mid  ── b ─────"])
  }

  @Test("shrinks what can give before it drops what cannot")
  func shrinking() {
    let view = HStack(spacing: 1) {
      Text("identity").width(8)
      Text("a long explanation")
    }
    #expect(lines(view, 18, 1) == ["identity a long e…"])
    #expect(lines(view, 8, 1) == ["identi…"])
  }

  @Test("stacks rows, keeps fixed ones and fills with the others")
  func rows() {
    let view = VStack {
      Line("top")
      Spacer()
      if true { Line("middle") }
      for name in ["x", "y"] { Line(name) }
    }
    #expect(lines(view, 10, 6) == ["top", "", "", "middle", "x", "y"])
  }

  @Test("draws rules as titles on a line")
  func rules() {
    #expect(
      lines(Rule("Health", trailing: "3 need attention"), 50, 1) == [
        "── Health ──────────────────── 3 need attention ──"
      ])
    #expect(lines(Rule("Health", trailing: "3 need attention"), 20, 1) == ["── Health ──────────"])
    #expect(lines(Rule(), 5, 1) == ["─────"])
  }

  @Test("floats a drawer as wide as it wants, with its keys on the lower edge")
  func drawer() {
    let drawer = Drawer(
      "upgrade_image · lumen", trailing: "op 8F3K2", footer: [KeyHint("l", "logs"), KeyHint("esc", "close")],
      width: 44
    ) {
      "\(Glyph.done, .ok) Gates   5/5" as Line
      Line("◌ Rollout ") + ProgressBar(fraction: 0.61, barWidth: 10).line
    }
    #expect(
      lines(drawer, 60, 5) == [
        "                ╭─ upgrade_image · lumen ─────── op 8F3K2 ─╮",
        "                │ ✔ Gates   5/5                            │",
        "                │ ◌ Rollout ██████░░░░  61 %               │",
        "                │                                          │",
        "                ╰ l logs   esc close ──────────────────────╯",
      ])
  }

  @Test("puts a modal in the middle and leaves the page around it")
  func modal() {
    let view = ZStack {
      Draw { $0.fill(nil, ".") }
      Modal("Pause?", footer: [KeyHint("y", "pause")]) { Line("40 users lose access.") }
    }
    #expect(
      lines(view, 31, 5) == [
        "...............................",
        "...╭─ Pause? ──────────────╮...",
        "...│ 40 users lose access. │...",
        "...╰ y pause ──────────────╯...",
        "...............................",
      ])
  }

  @Test("scrolls a viewport within its content")
  func viewport() {
    var state = ScrollState()
    func view() -> some View { Viewport(state) { (0..<10).map { Text("row \($0)", .plain) } } }
    #expect(lines(view(), 8, 3) == ["row 0  ▐", "row 1  │", "row 2  │"])
    let end = state.handle(.end)
    #expect(end)
    #expect(lines(view(), 8, 3) == ["row 7  │", "row 8  │", "row 9  ▐"])
    _ = state.handle(.up)
    #expect(lines(view(), 8, 3)[0].hasPrefix("row 6"))
    let other = state.handle("x")
    #expect(!other)
  }

  @Test("drops the hints that do not fit, the pinned ones last")
  func hints() {
    let hints = [
      KeyHint("enter", "open"), KeyHint("f", "filter"), KeyHint("o", "operations"),
      KeyHint("?", "help", isPinned: true),
    ]
    #expect(lines(KeyHints(hints), 80, 1) == [" enter open   f filter   o operations   ? help"])
    #expect(lines(KeyHints(hints), 36, 1) == [" enter open   f filter   ? help"])
    #expect(lines(KeyHints(hints), 10, 1) == [" ? help"])
  }

  @Test("draws the wizard's first rows")
  func wizard() {
    let view = VStack {
      Stepper(["Identity", "Plan", "SSO"], current: 1)
      Field("Name", error: "A name has no spaces.", focused: true, TextFieldView(TextField("a b")))
      Field("Isolation", ChoiceView(Choice(["own database", "own schema"])))
    }
    #expect(
      lines(view, 60, 4) == [
        "✔ Identity ─ ● Plan ─ · SSO",
        " › Name          a b",
        "                 ✖ A name has no spaces.",
        "   Isolation     (•) own database   ( ) own schema",
      ])
    #expect(lines(Stepper(["Identity", "Plan", "SSO"], current: 1), 14, 1) == ["✔ ● Plan ·"])
  }

  @Test("never writes outside its part")
  func clipping() {
    let view = Draw { canvas in
      canvas.fill(nil, ".")
      let part = canvas.part(Rect(x: 2, y: 1, width: 4, height: 1))
      part.write("abcdefgh")
      part.write("漢字", x: 3)
      part.write("漢", x: -1)
      part.write("x", y: 1)
      part.part(Rect(x: -5, y: -5, width: 50, height: 50)).showCursor(x: 0, y: 0)
    }
    let surface = Surface(view, size: Size(8, 3))
    #expect(surface.lines == ["........", ".. bc ..", "........"])
    #expect(surface.cursor == nil)
  }

  @Test("keeps whole what overlaps a wide character")
  func overlap() {
    let view = Draw { canvas in
      canvas.write("漢字漢字")
      canvas.write("x", x: 1)
      canvas.write("y", x: 4)
      canvas.write("é", x: 7)
    }
    let surface = Surface(view, size: Size(8, 1))
    #expect(surface.lines == [" x字y  é"])
    #expect(surface.cells.reduce(0) { $0 + Int($1.width) } == 8)
  }

  @Test("folds every sign to ASCII of the same width")
  func ascii() {
    let view = VStack {
      Rule("Health", trailing: "2 ok")
      Line("●◐◌○✖▪ ✔·⊘› 漢é █▌")
    }
    let surface = Surface(view, size: Size(30, 2), glyphs: .ascii)
    #expect(surface.lines == ["-- Health ------------ 2 ok --", "*~>ox# +.-> ??? #|"])
  }
}
