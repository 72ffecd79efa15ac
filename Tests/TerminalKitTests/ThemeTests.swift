import TerminalKit
import Testing

@Suite("Themes")
struct ThemeTests {
  @Test("paint every role", arguments: [Theme.dark, Theme.monochrome])
  func roles(theme: Theme) {
    #expect(Role.allCases.allSatisfy { theme.roles[$0] != nil })
    #expect(Ground.allCases.allSatisfy { $0 == .plain || theme.grounds[$0] != nil })
  }

  @Test("show state, focus and environment without any colour")
  func monochrome() {
    let plain = Theme.monochrome.paint(for: .plain)
    for style in [
      Style.error, .accent, Style(.badgeProduction), Style(.text, on: .selection), Style(.match), .title,
    ] {
      #expect(Theme.monochrome.paint(for: style) != plain)
    }
    for role in Role.allCases {
      let paint = Theme.monochrome.paint(for: Style(role))
      #expect(paint.foreground == nil && paint.background == nil)
    }
  }

  @Test("turn reverse text on a reversed bar back, so it still stands out")
  func doubleReverse() {
    let paint = Theme.monochrome.paint(for: Style(.text, .reverse, on: .selection))
    #expect(!paint.attributes.contains(.reverse))
  }

  @Test(
    "find the nearest of 256 colours",
    arguments: [
      (UInt32(0x000000), UInt8(16)), (0xFFFFFF, 231), (0xFF0000, 196), (0x808080, 244), (0x5F87AF, 67),
      (0x080808, 232),
    ])
  func nearest(rgb: UInt32, index: UInt8) {
    #expect(Color(rgb: rgb, ansi: 0).indexed == index)
  }
}
