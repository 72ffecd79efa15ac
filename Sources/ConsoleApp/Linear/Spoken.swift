import TerminalKit

/// What a component says of itself to who reads lines instead of a screen.
package struct Spoken: Equatable, Sendable {
  /// Something to choose by its number.
  package struct Choice: Equatable, Sendable {
    package enum Action: Equatable, Sendable {
      case press([Key])
      case command(String)
    }

    /// A sentence, or a name and what is to be known of it.
    package let text: String
    package let action: Action

    package init(_ text: String, _ action: Action) {
      self.text = text
      self.action = action
    }
  }

  package var lines: [String]
  package var choices: [Choice]

  package init(_ lines: [String] = [], choices: [Choice] = []) {
    self.lines = lines
    self.choices = choices
  }

  /// What a drawing says: its lines without rules, boxes and bars, the space between columns as a comma.
  static func lines(of view: any View, width: Int) -> [String] {
    let surface = Surface(view, size: Size(width, heightMax), glyphs: .unicode)
    return surface.lines.map(said).filter { !$0.isEmpty }
  }

  /// The rows a drawing gets: more than anything has that is read out.
  private static let heightMax = 120

  /// One row of a drawing as a phrase.
  static func said(_ row: String) -> String {
    let drawn: Set<Character> = [
      "─", "│", "╭", "╮", "╰", "╯", "├", "┤", "▐", "▌", "░", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█", "▉", "▊",
      "▋",
      "▍", "▎", "▏", "▸", "›", "●", "◐", "◌", "○", "✖", "✔", "⊘", "▪", "·", "↑", "↓",
    ]
    var words = ""
    var gap = 0
    for character in row {
      if character == " " || drawn.contains(character) {
        gap += 1
        continue
      }
      if gap > 0, !words.isEmpty {
        let isEnd = words.last.map { ",:;.".contains($0) } ?? false
        words += gap > 1 && !isEnd ? ", " : " "
      }
      gap = 0
      words.append(character)
    }
    return words
  }
}
