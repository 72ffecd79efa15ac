import TerminalKit
import TypedText

/// All themes there are: those that ship, and those that somebody wrote.
///
/// A file that somebody wrote takes the place of a shipped one of the same name, and may inherit it. A bad one is
/// reported and changes nothing: its theme stays as it was in the catalog before, or as it ships.
package struct ThemeCatalog: Equatable, Sendable {
  /// The theme that is used when nobody chose one.
  package static let standardName = "dark"
  /// The theme that is used where there are no colours.
  package static let monochromeName = "monochrome"

  /// The shipped ones in the order of `shipped.S`, then the others by name.
  package let themes: [Theme]
  /// What is wrong with the files, in their order.
  package let problems: [ThemeProblem]

  /// Reads files.
  ///
  /// - Parameters:
  ///   - shipped: the files of the project's `themes` folder.
  ///   - user: files that somebody wrote.
  ///   - last: the catalog before this one, whose themes stand in for files that have become bad.
  ///   - only: the names that are wanted; nil for all. The files of others are not read unless one of these inherits them.
  package init(
    shipped: [ThemeFile] = ThemeCatalog.shippedFiles, user: [ThemeFile] = [], last: ThemeCatalog? = nil,
    only wanted: Set<String>? = nil
  ) {
    var resolver = ThemeResolver(shipped: shipped, user: user)
    var names: [String] = []
    for file in shipped + user where !names.contains(file.name) && wanted?.contains(file.name) != false {
      names.append(file.name)
    }
    themes = names.compactMap { name in
      resolver.theme(name) ?? last?[name] ?? resolver.shippedTheme(name)
    }
    problems = resolver.problems
  }

  /// The themes that ship.
  package static let shipped = ThemeCatalog()

  /// The files of the themes that ship.
  package static let shippedFiles = ShippedFile.files(in: "themes").map {
    ThemeFile(path: $0.path, text: $0.text)
  }

  /// The theme of a name.
  package subscript(name: String) -> Theme? { themes.first { $0.name == name } }

  /// What can be chosen.
  package var names: [String] { themes.map(\.name) }

  /// The name that was probably meant.
  package func suggestion(for name: String) -> String? { Spelling.suggestion(for: name, among: names) }
}
