import TerminalKit

/// Palette, roles and grounds as a theme file, or one of its environments, states them.
struct ThemeLayer: Equatable, Sendable {
  var palette: [String: Color] = [:]
  var roles: [Role: PaintSheet] = [:]
  var grounds: [Ground: PaintSheet] = [:]

  /// This one over another: each paint keeps what it does not say from the one below.
  func over(_ other: ThemeLayer) -> ThemeLayer {
    ThemeLayer(
      palette: palette.merging(other.palette) { mine, _ in mine },
      roles: roles.merging(other.roles) { $0.over($1) },
      grounds: grounds.merging(other.grounds) { $0.over($1) })
  }

  /// The paints, and what is wrong with the words for them.
  func look() -> (look: ThemeLook, problems: [FileProblem]) {
    var problems: [FileProblem] = []
    func paints<Key>(_ sheets: [Key: PaintSheet]) -> [Key: Paint] {
      sheets.compactMapValues { sheet in
        do throws(FileProblem) {
          return try sheet.paint(in: palette)
        } catch {
          problems.append(error)
          return nil
        }
      }
    }
    let look = ThemeLook(roles: paints(roles), grounds: paints(grounds))
    return (look, problems)
  }
}
