/// How well a text answers what was typed: letters in order, better when together, best at the start of words.
package enum Fuzzy {
  /// Nil when a letter is missing; higher is better.
  package static func score(_ typed: String, in text: String) -> Int? {
    let wanted = Array(typed.lowercased().filter { $0 != " " })
    guard !wanted.isEmpty else { return 0 }
    let letters = Array(text.lowercased())
    var score = 0
    var place = 0
    var previous = -2
    for letter in wanted {
      guard let found = letters[place...].firstIndex(of: letter) else { return nil }
      let startsWord = found == 0 || !(letters[found - 1].isLetter || letters[found - 1].isNumber)
      score += found == previous + 1 ? 8 : startsWord ? 6 : 1
      if found == 0 { score += 4 }
      previous = found
      place = found + 1
    }
    // Letters scattered over a sentence are no answer.
    guard wanted.count < 2 || score >= 4 * wanted.count else { return nil }
    return score * 4 - letters.count / 8
  }
}
