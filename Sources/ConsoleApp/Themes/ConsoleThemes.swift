import TerminalKit
import TypedText

/// The themes that a console can show, and the one that is chosen.
package struct ConsoleThemes: Equatable, Sendable {
  /// All of them, in the order in which they are offered.
  package var all: [Theme]
  /// The name of the chosen one.
  package private(set) var chosen: String

  /// Makes a choice. Without a theme of that name the first one is shown.
  package init(_ all: [Theme] = [.unstyled], chosen: String? = nil) {
    self.all = all
    self.chosen = chosen ?? all.first?.name ?? Theme.unstyled.name
  }

  /// The chosen theme.
  package var current: Theme { self[chosen] ?? all.first ?? .unstyled }

  /// The theme of a name.
  package subscript(name: String) -> Theme? { all.first { $0.name == name } }

  /// Chooses another; a name that there is not changes nothing and answers a sentence that says so.
  mutating func choose(_ name: String) -> String? {
    guard self[name] == nil else {
      chosen = name
      return nil
    }
    let near = Spelling.suggestion(for: name, among: all.map(\.name))
    return "There is no theme “\(name)”" + (near.map { "; did you mean “\($0)”?" } ?? ".")
  }
}
