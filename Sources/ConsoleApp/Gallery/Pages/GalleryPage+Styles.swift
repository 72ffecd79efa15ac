import TerminalKit

extension GalleryPage {
  /// Every role on every ground, and the signs.
  static let styles = GalleryPage(
    id: "styles", title: "Roles, grounds, signs",
    sentence: "What text means decides how it looks; sign and word say it without colour.",
    samples: [
      GallerySample("roles", height: 9) { roles },
      GallerySample("grounds", height: 6) { grounds },
      GallerySample("signs of a tenant", height: 7) { tenantSigns },
      GallerySample("signs of steps and places", height: 7) { otherSigns },
      GallerySample("badges", height: 1) {
        Text(
          Line.joined(
            [
              Badge.line("PROD", .badgeProduction), Badge.line("STAGING", .badgeStaging),
              Badge.line("SANDBOX", .badgeSandbox), Badge.line("LOCAL", .badgeNeutral),
            ], by: " "))
      },
    ])

  private static var roles: any View {
    let names = TerminalKit.Role.allCases.filter { !"\($0)".hasPrefix("badge") }
    let rows = (names.count + 1) / 2
    return Draw { canvas in
      for (index, role) in names.enumerated() {
        let x = index < rows ? 0 : canvas.width / 2
        canvas.write(Line("\(role)", Style(role)), x: x + 1, y: index % rows)
      }
    }
  }

  private static var grounds: any View {
    Draw { canvas in
      for (y, ground) in Ground.allCases.enumerated() {
        let row = canvas.row(y).on(ground)
        row.write(
          "\("\(ground)".padded(to: 16)) \("dim", .dim) \("accent", .accent) \("error", .error)", x: 1)
      }
    }
  }

  private static var tenantSigns: any View {
    let signs: [(String, String, Style)] = [
      (Glyph.active, "active, healthy", .ok), (Glyph.degraded, "degraded", .warning),
      (Glyph.progress, "in progress", .busy), (Glyph.paused, "paused", .dim), (Glyph.error, "error", .error),
      (Glyph.decommissioned, "decommissioned", .dim), (Glyph.unknown, "unknown", .dim),
    ]
    return VStack { signs.map { Text(" \($0.0, $0.2) \($0.1)") } }
  }

  private static var otherSigns: any View {
    let signs: [(String, String)] = [
      ("\(Glyph.done) \(Glyph.todo) \(Glyph.skipped)", "step done, to do, skipped"),
      ("\(Glyph.pointer) \(Glyph.chosen) \(Glyph.marked)", "selected, chosen, marked"),
      ("\(Glyph.ascending) \(Glyph.descending)", "ascending, descending"),
      ("\(Glyph.before) \(Glyph.pointer)", "more left, more right"),
      ("\(Glyph.changed) \(Glyph.warning)", "changed, warning"),
      ("\(Glyph.arrow) \(Glyph.ellipsis)", "becomes, cut"),
      ("\(Glyph.bar)", "quotation"),
    ]
    return Facts(signs.map { ($0.1, Line($0.0, .accent)) }, labelWidth: 26)
  }
}

extension String {
  /// The text with spaces behind it.
  fileprivate func padded(to cells: Int) -> String { TextFit.pad(self, to: cells) }
}
