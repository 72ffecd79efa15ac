import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Themes in the console")
@MainActor
struct ConsoleThemeTests {
  private static func theme(_ name: String, _ rgb: UInt32) -> Theme {
    let red = ThemeLook(roles: [.accent: Paint(Color(rgb: 0xFF_0000))], grounds: [:])
    return Theme(
      name: name, title: name.capitalized,
      look: ThemeLook(roles: [.accent: Paint(Color(rgb: rgb))], grounds: [:]),
      environments: [.production: red])
  }

  private let themes = ConsoleThemes(
    [theme("dark", 1), theme("light", 2), theme("fjord", 3)], chosen: "dark")

  private func console() -> Console {
    var console = Console(size: Size(80, 24), now: .noon, themes: themes, makeKey: { "key" })
    _ = console.start()
    return console
  }

  private func press(_ keys: Key..., in console: inout Console) {
    for key in keys { _ = console.handle(.input(.key(key)), now: .noon) }
  }

  private func screen(_ console: Console) -> String {
    Surface(console.view(), size: console.size).lines.joined(separator: "\n")
  }

  @Test("the one under the highlight is shown while the list is open, and esc leaves all as it was")
  func preview() {
    var console = console()
    console.runCommand("theme")
    #expect(console.theme.name == "dark")
    press(.down, .down, in: &console)
    #expect(console.theme.name == "fjord")
    press(.escape, in: &console)
    #expect(console.theme.name == "dark")
  }

  @Test("enter keeps the one under the highlight and says how to keep it for good")
  func keeping() {
    var console = console()
    console.runCommand("theme")
    press(.down, .enter, in: &console)
    #expect(console.theme.name == "light")
    #expect(screen(console).contains("Light for this session"))
    #expect(screen(console).contains("config.yaml"))
  }

  @Test("e shows how it looks in another environment, until the list is closed")
  func environments() {
    var console = console()
    console.runCommand("theme")
    press("e", in: &console)
    #expect(console.theme.look == themes.all[0].environments[.production])
    #expect(screen(console).contains("as in production"))
    press("e", "e", "e", in: &console)
    #expect(console.theme.look == themes.all[0].look)
    press("e", .escape, in: &console)
    #expect(console.theme.look == themes.all[0].look)
  }

  @Test("production looks like production", arguments: [("prod-sgp", true), ("lab", false)])
  func production(context: String, isProduction: Bool) {
    var console = console()
    console.session.receive(.success(.make(mode: .remote, context: context)), at: .noon)
    #expect((console.theme.look == themes.all[0].environments[.production]) == isProduction)
  }

  @Test("one that is not there changes nothing and is asked back")
  func unknown() {
    var console = console()
    console.chooseTheme("fjrod")
    #expect(console.theme.name == "dark")
    #expect(screen(console).contains("did you mean “fjord”?"))
  }

  @Test("files that were read again are shown, and what is said of them too")
  func update() {
    var console = console()
    let update = ThemeUpdate(
      themes: [Self.theme("dark", 9)], notices: [Notice(.warning, "fjord.yaml:1:1: Something.")])
    _ = console.handle(.themesRead(update), now: .noon)
    #expect(console.theme.look.roles[.accent]?.foreground?.rgb == 9)
    #expect(screen(console).contains("fjord.yaml:1:1"))
  }

  @Test("the terminal is told of a theme once, and again when it changes")
  func loop() async {
    let terminal = HeadlessTerminal()
    let runner = EffectRunner(
      client: ScriptedClient.standard(), drafts: MemoryDraftStore(), openURL: { _ in nil }, copy: { _ in nil }
    )
    let (updates, tell) = AsyncStream<ThemeUpdate>.makeStream()
    let loop = ConsoleLoop(
      terminal: terminal, runner: runner, themes: themes, themeUpdates: updates, makeKey: { "key" },
      now: { .noon })
    async let farewell = loop.run()
    terminal.press("2", "1")
    await loop.activity.idle(afterInputs: 2)
    #expect(terminal.themes.map(\.name) == ["dark"])
    tell.yield(ThemeUpdate(themes: [Self.theme("dark", 9)], notices: []))
    while terminal.themes.count < 2 { await Task.yield() }
    terminal.press("q")
    _ = await farewell
    #expect(terminal.themes.last?.look.roles[.accent]?.foreground?.rgb == 9)
  }
}
