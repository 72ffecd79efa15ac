import ConfigFiles
import ConsoleApp
import TerminalKit
import Testing

@testable import tenantry

@Suite("tenantry gallery")
struct GalleryTests {
  @Test("prints every page where the output is no terminal, and opens no platform")
  func printed() async {
    let harness = CommandHarness()
    #expect(await harness.run("gallery") == .ok)
    let text = harness.output.text
    #expect(text.contains("Roles, grounds, signs"))
    #expect(text.contains("Floats"))
    #expect(text.unicodeScalars.allSatisfy { $0.isASCII }, "the locale is C")
    #expect(harness.platform.events.isEmpty)
  }

  @Test("prints one page in a size")
  func sized() async {
    let harness = CommandHarness()
    #expect(await harness.run("gallery", "--page", "tables", "--size", "120x40") == .ok)
    let lines = harness.output.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 42)
    #expect(lines.allSatisfy { $0.count <= 120 })
  }

  @Test("opens on a terminal, at the page and theme that were named")
  func opened() async {
    var harness = CommandHarness()
    harness.output = Recorder(isTerminal: true)
    #expect(await harness.run("gallery", "--page", "forms", "--theme", "light", "--ascii") == .ok)
    #expect(harness.platform.events == ["gallery forms light ascii"])
  }

  @Test("an unknown name is refused with those there are")
  func refused() async {
    let harness = CommandHarness()
    #expect(await harness.run("gallery", "--theme", "neon") == .usage)
    #expect(harness.messages.text.contains("dark, light"))
    #expect(await harness.run("gallery", "--page", "zoo") == .usage)
    #expect(await harness.run("gallery", "--size", "9x9") == .usage)
  }

  @Test(
    "every theme that ships knows every role and ground of every page", arguments: ThemeCatalog.shipped.names)
  func themes(name: String) throws {
    let theme = try #require(ThemeCatalog.shipped[name])
    for page in GalleryCatalog.pages {
      let browser = GalleryBrowser(page: page.id, themes: [name])
      let cells = Surface(browser.screen, size: Size(120, 40)).cells
      for style in Set(cells.map(\.style)) {
        #expect(theme.look.roles[style.role] != nil, "\(page.id): \(style.role)")
        #expect(
          style.ground == .plain || theme.look.grounds[style.ground] != nil, "\(page.id): \(style.ground)")
      }
      let selected = theme.paint(for: Style(.text, on: .selection))
      #expect(selected != theme.paint(for: .plain), "the bar of the selected row is seen")
    }
  }
}
