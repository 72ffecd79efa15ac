import Foundation
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

  @Test("can be read: WCAG contrast of the dark theme, in the colours of a rich terminal")
  func contrast() {
    let text: [Role] = [
      .text, .dim, .accent, .ok, .warning, .error, .busy, .title, .header, .key, .match, .link,
      .badgeProduction,
      .badgeStaging, .badgeSandbox, .badgeNeutral,
    ]
    for ground in Ground.allCases {
      for role in text {
        let ratio = Self.contrast(of: Theme.dark.paint(for: Style(role, on: ground)))
        #expect(ratio >= 4.5, "\(role) on \(ground): \(ratio)")
      }
    }
    // A line is no text: it only has to be seen.
    #expect(Self.contrast(of: Theme.dark.paint(for: .rule)) >= 3)
  }

  @Test("keep trouble on the bar of the selected row readable where there are sixteen colours")
  func troubleSelected() {
    for role in [Role.error, .warning] {
      #expect(Theme.dark.paint(for: Style(role, on: .selection)).foreground?.ansi == 15)
    }
  }

  /// WCAG 2.2, relative luminance and contrast ratio; the terminal's own colours are taken as white on black.
  private static func contrast(of paint: Paint) -> Double {
    let (one, other) = (luminance(paint.foreground?.rgb ?? 0xFF_FFFF), luminance(paint.background?.rgb ?? 0))
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
  }

  private static func luminance(_ rgb: UInt32) -> Double {
    let parts = [rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255].map { part -> Double in
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
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
