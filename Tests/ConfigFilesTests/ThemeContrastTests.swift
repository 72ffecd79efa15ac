import TerminalKit
import Testing

@testable import ConfigFiles

/// A theme in one of its environments.
struct ThemeInPlace: CustomTestStringConvertible {
  let theme: Theme
  let environment: ThemeEnvironment?

  var testDescription: String { "\(theme.name) in \(environment.map { "\($0)" } ?? "any place")" }

  static let all: [ThemeInPlace] = ThemeCatalog.shipped.themes
    .filter { $0.name != ThemeCatalog.monochromeName }
    .flatMap { theme in
      ([nil] + ThemeEnvironment.allCases).map {
        ThemeInPlace(theme: theme.adapted(to: $0), environment: $0)
      }
    }
}

@Suite("Shipped themes can be read")
struct ThemeContrastTests {
  /// Lines and bars are seen, not read.
  private static let shapes: Set<Role> = [.rule, .skeleton]

  @Test(
    "every text on every ground has a contrast of 4.5 to 1, with any number of colours",
    arguments: ThemeInPlace.all)
  func text(place: ThemeInPlace) throws {
    for depth in [ColorDepth.trueColor, .indexed256, .ansi16] {
      for ground in Ground.allCases {
        for role in Role.allCases where !Self.shapes.contains(role) {
          let ratio = try Self.ratio(of: Style(role, on: ground), in: place.theme, at: depth)
          #expect(ratio >= 4.5, "\(role) on \(ground) in \(depth): \(ratio)")
        }
      }
    }
  }

  @Test("every line and bar has a contrast of 3 to 1", arguments: ThemeInPlace.all)
  func shapes(place: ThemeInPlace) throws {
    for depth in [ColorDepth.trueColor, .indexed256, .ansi16] {
      for role in Self.shapes {
        let ratio = try Self.ratio(of: Style(role), in: place.theme, at: depth)
        #expect(ratio >= 3, "\(role) in \(depth): \(ratio)")
      }
    }
  }

  @Test(
    "the high-contrast themes have 7 to 1",
    arguments: ThemeInPlace.all.filter { $0.theme.name.hasPrefix("high") })
  func high(place: ThemeInPlace) throws {
    for ground in Ground.allCases {
      for role in Role.allCases where !Self.shapes.contains(role) {
        let ratio = try Self.ratio(of: Style(role, on: ground), in: place.theme, at: .trueColor)
        #expect(ratio >= 7, "\(role) on \(ground): \(ratio)")
      }
    }
  }

  @Test(
    "where a ground has its own colour, so has the text: nobody knows the terminal's",
    arguments: ThemeInPlace.all)
  func pairs(place: ThemeInPlace) {
    for ground in Ground.allCases {
      for role in Role.allCases {
        let paint = place.theme.paint(for: Style(role, on: ground))
        #expect(paint.background == nil || paint.foreground != nil, "\(role) on \(ground)")
      }
    }
  }

  @Test("the bar of the selected row differs from the page, and in production from everywhere else")
  func bars() throws {
    for theme in ThemeCatalog.shipped.themes where theme.name != ThemeCatalog.monochromeName {
      let production = theme.adapted(to: .production)
      for depth in [ColorDepth.trueColor, .indexed256, .ansi16] {
        let page = try #require(theme.look.grounds[.plain]?.background ?? theme.background)
        let bar = try #require(theme.look.grounds[.selection]?.background)
        let other = try #require(production.look.grounds[.selection]?.background)
        let shown = [page, bar, other].map { Contrast.shown($0, at: depth) }
        #expect(Set(shown).count == 3, "\(theme.name) in \(depth)")
        #expect(theme.look.roles[.accent] != production.look.roles[.accent])
      }
    }
  }

  @Test("ok, warning and error differ for eyes that do not tell red from green")
  func withoutGreen() throws {
    let theme = try #require(ThemeCatalog.shipped["deuteranopia"])
    for depth in [ColorDepth.trueColor, .indexed256, .ansi16] {
      let roles: [Role] = [.ok, .warning, .error]
      let colors = try roles.map { role in
        Contrast.shown(try #require(theme.paint(for: Style(role)).foreground), at: depth)
      }
      for (left, right) in [(0, 1), (0, 2), (1, 2)] {
        let difference = Contrast.differenceWithoutGreen(colors[left], colors[right])
        #expect(difference >= 20, "\(roles[left]) and \(roles[right]) in \(depth): \(difference)")
      }
    }
  }

  /// The terminal's own colours are taken as what the theme says it is made for, with light gray or black text.
  private static func ratio(of style: Style, in theme: Theme, at depth: ColorDepth) throws -> Double {
    let paint = theme.paint(for: style, at: depth)
    let background = try #require(paint.background ?? theme.background)
    let own: UInt32 = theme.kind == .dark ? 0xE5_E5E5 : 0
    let foreground = paint.foreground.map { Contrast.shown($0, at: depth) } ?? own
    return Contrast.ratio(foreground, Contrast.shown(background, at: depth))
  }
}
