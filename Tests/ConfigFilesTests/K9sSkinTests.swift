import TerminalKit
import Testing

@testable import ConfigFiles

@Suite("Skins of k9s")
struct K9sSkinTests {
  private let skin = """
    foreground: &foreground "#f8f8f2"
    background: &background "#282a36"
    k9s:
      body: {fgColor: *foreground, bgColor: *background, logoColor: purple}
      frame:
        border: {fgColor: steelblue, focusColor: lightskyblue}
        menu: {fgColor: *foreground, keyColor: dodgerblue, numKeyColor: fuchsia}
        status: {newColor: lightskyblue, addColor: blue, errorColor: orangered, pendingColor: darkornge}
        title: {fgColor: *foreground, highlightColor: Aqua}
      views:
        table: {cursorFgColor: black, cursorBgColor: aqua, header: {fgColor: default}}
    """

  private func theme(_ text: String) throws -> Theme {
    let converted = try K9sSkin.convert(text.utf8, title: "My \"skin\"")
    let file = ThemeFile(path: "mine.yaml", text: converted.themeText)
    let catalog = ThemeCatalog(user: [file])
    #expect(catalog.problems.isEmpty, "\(catalog.problems.map(\.line))\n\(converted.themeText)")
    return try #require(catalog["mine"])
  }

  @Test("become themes whose colours stand where they mean the same")
  func converted() throws {
    let theme = try theme(skin)
    #expect(theme.title == "My \"skin\"" && theme.kind == .dark)
    #expect(theme.paint(for: .plain).foreground?.rgb == 0xF8_F8F2)
    #expect(theme.paint(for: .plain).background?.rgb == 0x28_2A36)
    #expect(theme.paint(for: .rule).foreground?.rgb == 0x46_82B4)
    #expect(theme.paint(for: .key).foreground?.rgb == 0x1E_90FF)
    #expect(theme.paint(for: .error).foreground?.rgb == 0xFF_4500)
    #expect(
      theme.paint(for: Style(.text, on: .selection))
        == Paint(Color(rgb: 0), on: Color(rgb: 0x00_FFFF), attributes: .bold))
  }

  @Test("keep the look of production, which no skin has")
  func production() throws {
    let theme = try theme(skin)
    let dark = try #require(ThemeCatalog.shipped["dark"])
    let bar = Style(.text, on: .selection)
    #expect(theme.adapted(to: .production).paint(for: bar) == dark.adapted(to: .production).paint(for: bar))
  }

  @Test("with a light background become light themes")
  func light() throws {
    let theme = try theme("k9s: {body: {fgColor: black, bgColor: white}}")
    #expect(theme.kind == .light && theme.background?.rgb == 0xFF_FFFF)
  }

  @Test("say of everything that a theme has no place for where it stands")
  func notes() throws {
    let notes = try K9sSkin.convert(skin.utf8, title: "x").notes.map { $0.line(in: "dracula.yaml") }
    #expect(notes.contains("dracula.yaml:4:65: “body.logoColor” has no place in a theme."))
    #expect(notes.contains { $0.hasSuffix("“darkornge” is no colour; did you mean “darkorange”?") })
    #expect(!notes.contains { $0.contains("keyColor") && !$0.contains("numKeyColor") })
  }

  @Test(
    "are refused when they are none", arguments: ["a: b", "k9s: {}", "k9s: {body: {logoColor: red}}", "- x"])
  func none(text: String) {
    #expect(throws: FileProblem.self) { try K9sSkin.convert(text.utf8, title: "x") }
  }

  @Test("may use one colour by its name as often as they like, but nothing larger")
  func aliases() throws {
    let many = (0..<200).map { "  k\($0): *c" }.joined(separator: "\n")
    #expect(
      try K9sSkin.convert("c: &c \"#ffffff\"\nk9s:\n  body: {fgColor: *c}\n\(many)".utf8, title: "x").notes
        .count == 200)
    #expect(throws: FileProblem.self) { try K9sSkin.convert("c: &c [a]\nk9s:\n\(many)".utf8, title: "x") }
  }
}
