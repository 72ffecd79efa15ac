import TerminalKit
import Testing

@Suite("Markdown")
struct MarkdownTests {
  private func text(_ markdown: String, _ width: Int = 40) -> [String] {
    MarkdownDocument(markdown).lines(width: width).map(\.text)
  }

  @Test("headings, paragraphs, lists and quotes stand apart, and wrap with a hanging indent")
  func blocks() {
    #expect(
      text(
        """
        # Image pull
        The image cannot
        be pulled.

        - one that is longer than the line
          and goes on
          - below
        2. second
        > said before
        """, 24) == [
          "Image pull", "━━━━━━━━━━", "", "The image cannot be", "pulled.", "",
          "• one that is longer", "  than the line and goes", "  on", "  • below", "2. second", "",
          "▌ said before",
        ])
  }

  @Test("code keeps its lines, and what is too long goes on behind a sign")
  func code() {
    #expect(
      text("```sh\nkubectl get pods\n\n  -n odoo\n```\nafter", 16) == [
        "  │ kubectl get ", "  ↪ pods", "  │ ", "  │   -n odoo", "", "after",
      ])
    #expect(text("~~~\n# no heading\n") == ["  │ # no heading"])
  }

  @Test("tables have a head and give way where they do not fit")
  func tables() {
    let table = "| Code | Meaning |\n|---|---|\n| 401 | not signed in at all |\n| 409 |\n"
    #expect(
      text(table) == [
        "Code │ Meaning             ", "─────┼─────────────────────", "401  │ not signed in at all",
        "409  │                     ",
      ])
    #expect(text(table, 18)[2] == "401  │ not signed…")
  }

  @Test("weights are styles, and marks that close nothing stay text")
  func inline() {
    let line = MarkdownDocument("a **bold** `code` and *stress*, 2 * 3 * 4, snake_case_name").lines(
      width: 80)[0]
    #expect(line.text == "a bold code and stress, 2 * 3 * 4, snake_case_name")
    #expect(line.spans.first { $0.text == "bold" }?.style == .bold)
    #expect(line.spans.first { $0.text == "code" }?.style == .accent)
    #expect(line.spans.first { $0.text == "stress" }?.style == Style(.text, .underline))
    #expect(text("**open") == ["**open"])
    #expect(text("\\*literal\\*") == ["*literal*"])
  }

  @Test(
    "an address is a span of its own with the role of a link",
    arguments: [
      ("see [the runbook](https://e.net/r).", "see the runbook https://e.net/r."),
      ("see https://e.net/r.", "see https://e.net/r."), ("see <https://e.net/r>.", "see https://e.net/r."),
    ])
  func links(markdown: String, shown: String) {
    let line = MarkdownDocument(markdown).lines(width: 80)[0]
    #expect(line.text == shown)
    #expect(line.spans.filter { $0.style.role == .link }.map(\.text) == ["https://e.net/r"])
  }

  @Test("escape sequences in a text are shown, not obeyed")
  func hostile() {
    let lines = text("# a\u{1B}[2J\n\n```\n\u{202E}x\u{7}\n```")
    #expect(lines.joined().unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F })
    #expect(lines[0] == "a␛[2J")
  }

  @Test("scrolls, finds, goes from place to place and round the end")
  func reading() {
    let document = MarkdownDocument(
      (1...40).map { "line \($0) \($0 % 10 == 0 ? "Needle" : "hay")" }.joined(separator: "\n\n"))
    var state = MarkdownState()
    func draw() -> Surface { Surface(MarkdownView(state, document), size: Size(40, 8)) }
    _ = draw()
    _ = state.handle(.pageDown, in: document)
    #expect(draw().lines[1].hasPrefix("line 5"))
    _ = state.handle("/", in: document)
    #expect(state.captures)
    for letter in "needle" { _ = state.handle(Key(.character(letter)), in: document) }
    _ = state.handle(.enter, in: document)
    #expect(state.searchText(in: document) == "match 1 of 4")
    #expect(draw().lines.contains { $0.hasPrefix("line 10 Needle") })
    _ = state.handle("N", in: document)
    #expect(state.searchText(in: document) == "match 4 of 4")
    let surface = draw()
    let y = surface.lines.firstIndex { $0.hasPrefix("line 40 Needle") }
    #expect(y.flatMap { surface[9, $0]?.style.role } == .match)
    _ = state.handle(.escape, in: document)
    #expect(state.searchText(in: document).isEmpty)
    _ = state.handle("G", in: document)
    #expect(draw().lines[7].hasPrefix("line 40"))
    let isKnown = state.handle("x", in: document)
    #expect(!isKnown)
  }

  @Test("finding marks every place in a line and keeps the styles around it")
  func marking() {
    let line: Line = "An \("error", .error) is an Error"
    let marked = line.marking("ERR")
    #expect(marked.text == line.text)
    #expect(marked.spans.filter { $0.style.role == .match }.map(\.text) == ["err", "Err"])
    #expect(marked.spans.contains { $0.text == "or" && $0.style == .error })
  }
}
