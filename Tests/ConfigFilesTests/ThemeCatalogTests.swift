import TerminalKit
import Testing

@testable import ConfigFiles

@Suite("Theme files")
struct ThemeCatalogTests {
  private let base = ThemeFile(
    path: "themes/dark.yaml",
    text: """
      title: Dark
      background: base
      palette:
        base: "#000000"
        accent: {rgb: "#6cb6ff", index: 75, ansi: 14}
      roles:
        accent: accent
        error: {fg: "#ff0000", attributes: [bold, underline]}
      grounds:
        selection: {fg: default, bg: accent}
      environments:
        production:
          palette: {accent: "#ff9d7a"}
      """)

  private func user(_ text: String, _ name: String = "mine") -> ThemeFile {
    ThemeFile(path: "~/themes/\(name).yaml", text: text)
  }

  private func problems(_ text: String, _ name: String = "mine") -> [String] {
    ThemeCatalog(shipped: [base], user: [user(text, name)]).problems.map(\.line)
  }

  @Test("every theme that ships is good and paints every role and ground")
  func shipped() {
    #expect(ThemeCatalog.shipped.problems.isEmpty)
    #expect(ThemeCatalog.shipped.themes.count >= 8)
    #expect(ThemeCatalog.shipped.names.first == ThemeCatalog.standardName)
    for theme in ThemeCatalog.shipped.themes {
      #expect(Role.allCases.allSatisfy { theme.look.roles[$0] != nil }, "\(theme.name)")
      #expect(Ground.allCases.allSatisfy { $0 == .plain || theme.look.grounds[$0] != nil }, "\(theme.name)")
    }
  }

  @Test("the theme for screens without colours has none")
  func monochrome() throws {
    let theme = try #require(ThemeCatalog.shipped[ThemeCatalog.monochromeName])
    let plain = theme.paint(for: .plain)
    for style in [
      Style.error, .accent, Style(.badgeProduction), Style(.text, on: .selection), Style(.match), .title,
    ] {
      #expect(theme.paint(for: style) != plain)
    }
    for role in Role.allCases {
      let paint = theme.paint(for: Style(role))
      #expect(paint.foreground == nil && paint.background == nil)
    }
  }

  @Test("a theme inherits roles and brings its own palette")
  func inheritance() throws {
    let file = user("inherits: dark\npalette: {accent: \"#00ff00\"}\nroles: {error: {fg: accent}}\n")
    let theme = try #require(ThemeCatalog(shipped: [base], user: [file])["mine"])
    #expect(theme.look.roles[.accent]?.foreground?.rgb == 0x00_FF00)
    #expect(theme.look.roles[.error] == Paint(Color(rgb: 0x00_FF00), attributes: [.bold, .underline]))
    #expect(theme.look.grounds[.selection]?.background?.rgb == 0x00_FF00)
    #expect(theme.look.grounds[.selection]?.foreground == nil)
    #expect(theme.background?.rgb == 0)
    #expect(theme.title == "mine" && theme.kind == .dark)
  }

  @Test("an environment changes the palette and with it all that uses it")
  func environment() throws {
    let theme = try #require(ThemeCatalog(shipped: [base])["dark"])
    let production = theme.adapted(to: .production)
    #expect(production.look.roles[.accent]?.foreground?.rgb == 0xFF_9D7A)
    #expect(production.look.grounds[.selection]?.background?.rgb == 0xFF_9D7A)
    #expect(production.look.roles[.error] == theme.look.roles[.error])
    #expect(theme.adapted(to: .sandbox) == theme)
  }

  @Test("a palette's colour has the forms that were designed, or the nearest")
  func forms() throws {
    let color = try #require(ThemeCatalog(shipped: [base])["dark"]?.look.roles[.accent]?.foreground)
    #expect(color == Color(rgb: 0x6C_B6FF, indexed: 75, ansi: 14))
  }

  @Test("a file takes the place of the shipped theme of its name, and may inherit it")
  func override() throws {
    let file = user("inherits: dark\npalette: {accent: \"#00ff00\"}\n", "dark")
    let catalog = ThemeCatalog(shipped: [base], user: [file])
    #expect(catalog.problems.isEmpty && catalog.names == ["dark"])
    #expect(catalog["dark"]?.look.roles[.accent]?.foreground?.rgb == 0x00_FF00)
  }

  @Test("a bad file changes nothing: the last good theme stays, else the shipped one")
  func lastGood() throws {
    let good = ThemeCatalog(
      shipped: [base], user: [user("inherits: dark\npalette: {accent: \"#00ff00\"}\n", "dark")])
    let bad = user("inherits: dark\nroles: {acent: accent}\n", "dark")
    #expect(ThemeCatalog(shipped: [base], user: [bad], last: good)["dark"] == good["dark"])
    let fresh = ThemeCatalog(shipped: [base], user: [bad])
    #expect(fresh["dark"] == ThemeCatalog(shipped: [base])["dark"])
    #expect(
      fresh.problems.map(\.line) == [
        "~/themes/dark.yaml:2:9: Nothing is called “acent” here; did you mean “accent”?"
      ])
  }

  @Test(
    "what is wrong is said with its place and what was probably meant",
    arguments: [
      ("inherits: drak", "1:11: There is no theme “drak” to inherit; did you mean “dark”?"),
      ("inherits: mine", "1:11: There is no theme “mine” to inherit."),
      ("rolls: {}", "1:1: Nothing is called “rolls” here; did you mean “roles”?"),
      ("grounds: {selction: default}", "1:11: Nothing is called “selction” here; did you mean “selection”?"),
      (
        "inherits: dark\nroles:\n  ok: acent",
        "3:7: The palette has no colour “acent”; did you mean “accent”?"
      ),
      ("roles: {ok: \"#12\"}", "1:13: “#12” is no colour: “#” and six digits of 0–9 and a–f."),
      (
        "roles: {ok: {attributes: [blod]}}",
        "1:27: There is no attribute “blod”; did you mean “bold”?"
      ),
      ("palette: {a: red}", "1:14: A colour is written “\"#rrggbb\"”, in quotes."),
      ("palette: {a: {rgb: \"#000000\", ansi: 16}}", "1:37: “ansi” is a number from 0 to 15."),
      ("palette: {a: {rgb: \"#000000\", index: 7}}", "1:38: “index” is a number from 16 to 255."),
      ("kind: grey", "1:7: “grey” is no kind: it is dark or light."),
      ("name: other", "1:7: The name must be the file's: “mine”."),
      ("environments: {prod: {}}", "1:16: Nothing is called “prod” here."),
      (
        "environments: {staging: {roles: {ok: nothing}}}", "1:38: The palette has no colour “nothing”."
      ),
      ("- a", "1:1: A theme file is made of keys with values, such as “title: …”."),
    ])
  func problem(text: String, message: String) {
    #expect(problems(text) == ["~/themes/mine.yaml:\(message)"])
  }

  @Test("everything that is wrong with a file is said at once")
  func several() {
    #expect(problems("kind: x\nroles: {okk: a, ok: nowhere}\n").count == 2)
  }

  @Test("themes that inherit each other are told so, and those that inherit them")
  func circle() {
    let files = [user("inherits: b", "a"), user("inherits: a", "b"), user("inherits: a", "c")]
    let lines = ThemeCatalog(shipped: [base], user: files).problems.map(\.line)
    #expect(
      lines == [
        "~/themes/a.yaml:1:11: The theme “b” that is inherited here is bad itself.",
        "~/themes/b.yaml:1:11: Themes inherit each other in a circle: “a” from “b” from “a”.",
        "~/themes/c.yaml:1:11: The theme “a” that is inherited here is bad itself.",
      ])
  }
}
