import TerminalKit
import Testing

@Suite("Themes")
struct ThemeTests {
  private let red = Color(rgb: 0xFF_0000, ansi: 9)
  private let gray = Color(rgb: 0x80_8080, ansi: 8)
  private let white = Color(rgb: 0xFF_FFFF, ansi: 15)
  private let blue = Color(rgb: 0x00_005F, ansi: 4)
  private let black = Color(rgb: 0, ansi: 0)

  private var theme: Theme {
    Theme(
      name: "test",
      look: ThemeLook(
        roles: [
          .text: Paint(), .dim: Paint(gray), .error: Paint(red, attributes: .bold),
          .badgeProduction: Paint(white, on: red),
        ],
        grounds: [
          .plain: Paint(gray, on: black), .selection: Paint(white, on: blue),
          .selectionQuiet: Paint(attributes: .reverse),
        ]))
  }

  @Test("give text without a colour the ground's, and every ground without a background the plain one")
  func grounds() {
    #expect(theme.paint(for: .plain) == Paint(gray, on: black))
    #expect(theme.paint(for: Style(.text, on: .selection)) == Paint(white, on: blue))
    #expect(theme.paint(for: Style(.error, on: .selection)) == Paint(red, on: blue, attributes: .bold))
    #expect(theme.paint(for: Style(.error, on: .field)) == Paint(red, on: black, attributes: .bold))
    #expect(
      theme.paint(for: Style(.text, on: .selectionQuiet)) == Paint(gray, on: black, attributes: .reverse))
  }

  @Test("let a badge keep its own background")
  func badge() {
    #expect(theme.paint(for: Style(.badgeProduction, on: .selection)) == Paint(white, on: red))
  }

  @Test("let faint text on a bar, and with sixteen colours all text on it, take the bar's colour")
  func yielding() {
    #expect(theme.paint(for: Style(.dim, on: .selection)).foreground == white)
    #expect(theme.paint(for: .dim).foreground == gray)
    #expect(theme.paint(for: Style(.error, on: .selection), at: .ansi16).foreground == white)
    #expect(theme.paint(for: .error, at: .ansi16).foreground == red)
  }

  @Test("look different in an environment that they name, and the same in all others")
  func environments() {
    var theme = theme
    let look = ThemeLook(roles: [.text: Paint(red)], grounds: [:])
    theme.environments = [.production: look]
    #expect(theme.adapted(to: .production).look == look)
    #expect(theme.adapted(to: .staging).look == theme.look)
    #expect(theme.adapted(to: nil) == theme)
  }

  @Test("turn reverse text on a reversed bar back, so it still stands out")
  func doubleReverse() {
    let paint = theme.paint(for: Style(.text, .reverse, on: .selectionQuiet))
    #expect(!paint.attributes.contains(.reverse))
  }

  @Test(
    "find an ANSI colour for one that nobody chose",
    arguments: [
      (UInt32(0xFF7B72), UInt8(9)), (0x6CB6FF, 14), (0x00005F, 4), (0xFFFFFF, 15), (0x101318, 0),
      (0x8A8F98, 8),
    ])
  func ansi(rgb: UInt32, ansi: UInt8) {
    #expect(Color(rgb: rgb).ansi == ansi)
  }

  @Test(
    "find the nearest of 256 colours",
    arguments: [
      (UInt32(0x000000), UInt8(16)), (0xFFFFFF, 231), (0xFF0000, 196), (0x808080, 244), (0x5F87AF, 67),
      (0x080808, 232),
    ])
  func nearest(rgb: UInt32, index: UInt8) {
    #expect(Color(rgb: rgb, ansi: 0).indexed == index)
    #expect(Color(rgb: rgb, indexed: 99, ansi: 0).indexed == 99)
  }
}
