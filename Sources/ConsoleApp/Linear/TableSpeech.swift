import TerminalKit

/// Rows of a table as choices: a row is a sentence, and its number goes to it and opens it.
enum TableSpeech {
  /// Makes the choices; `lead` are the keys that bring the focus to the table, `cells` have a head each, and what is
  /// empty is left out.
  static func choices(count: Int, lead: [Key] = [], cells: (Int) -> [(head: String, text: String)]) -> [Spoken
    .Choice]
  {
    (0..<count).map { place in
      let parts = cells(place).map { (head: $0.head, text: Spoken.said($0.text)) }.filter { !$0.text.isEmpty }
      let sentence = parts.map { $0.head.isEmpty ? $0.text : "\($0.head) \($0.text)" }.joined(separator: ", ")
      return Spoken.Choice(
        sentence, .press(lead + [.home] + Array(repeating: .down, count: place) + [.enter]))
    }
  }
}
