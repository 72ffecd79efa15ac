import TerminalKit

/// The words that theme files use: cases of enumerations, lower_snake.
enum ThemeNames {
  static let roles = table(Role.allCases)
  static let grounds = table(Ground.allCases)
  static let attributes: [String: Attributes] = [
    "bold": .bold, "dim": .dim, "reverse": .reverse, "underline": .underline,
  ]

  /// `badgeProduction` as `badge_production`.
  static func snake(_ text: String) -> String {
    text.reduce(into: "") { word, letter in
      if letter.isUppercase { word += "_" }
      word += letter.lowercased()
    }
  }

  private static func table<Case: Hashable>(_ cases: [Case]) -> [String: Case] {
    Dictionary(uniqueKeysWithValues: cases.map { (snake("\($0)"), $0) })
  }
}
