/// Finds texts by the words that people type, and says which one is meant most.
///
/// Every word must stand somewhere in a text, in capitals or not; what it stands in decides: the title before headings,
/// headings before the rest, the beginning of a word before its middle. A text that names a word often is not worth much
/// more than one that names it a few times.
package struct TextSearch: Sendable {
  /// A text to search in.
  package struct Document: Equatable, Sendable {
    package var title: String
    /// Lines of Markdown; those that begin with `#` are headings.
    package var text: String

    package init(title: String, text: String) {
      self.title = title
      self.text = text
    }
  }

  /// A text that was found.
  package struct Hit: Equatable, Sendable {
    /// The higher the better; comparable within one search alone.
    package let score: Double
    /// How many places there are in title and text.
    package let places: Int
    /// The line that says most of what was looked for, without its Markdown; empty when only the title does.
    package let line: String
  }

  private static let timesMax = 4.0
  private static let lineLengthMax = 160

  /// The words, folded.
  package let words: [String]

  package init(_ query: String) {
    var words: [String] = []
    for word in Folding.folded(query).split(whereSeparator: \.isWhitespace).map(String.init)
    where !words.contains(word) { words.append(word) }
    self.words = words
  }

  package var isEmpty: Bool { words.isEmpty }

  /// What was found of a text; nil when one of the words is nowhere in it. Nothing to look for finds nothing.
  package func find(in document: Document) -> Hit? {
    guard !isEmpty else { return nil }
    let title = Folding.folded(document.title)
    let lines = document.text.split(separator: "\n").map(String.init)
    let folded = lines.map(Folding.folded)
    var score = 0.0
    var places = 0
    for word in words {
      let inTitle = Self.count(word, in: title)
      var inHeadings = Count()
      var inText = Count()
      for line in folded {
        if line.hasPrefix("#") {
          inHeadings += Self.count(word, in: line)
        } else {
          inText += Self.count(word, in: line)
        }
      }
      let all = inTitle.all + inHeadings.all + inText.all
      guard all > 0 else { return nil }
      places += all
      score += 12 * inTitle.weight(max: 1) + 4 * inHeadings.weight(max: 2) + inText.weight(max: Self.timesMax)
    }
    return Hit(score: score, places: places, line: bestLine(lines, folded))
  }

  /// The line that holds most of the words, the first of those that hold as many.
  private func bestLine(_ lines: [String], _ folded: [String]) -> String {
    var best = (words: 0, place: 0)
    for (place, line) in folded.enumerated() where !line.hasPrefix("# ") {
      let found = words.count { Folding.contains(line, $0) }
      if found > best.words { best = (found, place) }
    }
    guard best.words > 0 else { return "" }
    let marks: Set<Character> = ["#", "*", "`", ">"]
    let plain = String(lines[best.place].filter { !marks.contains($0) }).trimmed
    return plain.count > Self.lineLengthMax ? String(plain.prefix(Self.lineLengthMax)) + "…" : plain
  }

  private struct Count {
    var all = 0
    /// At the beginning of a word.
    var atBeginning = 0

    static func += (left: inout Count, right: Count) {
      left.all += right.all
      left.atBeginning += right.atBeginning
    }

    func weight(max: Double) -> Double { min(Double(atBeginning) + Double(all - atBeginning) / 3, max) }
  }

  private static func count(_ word: String, in line: String) -> Count {
    var count = Count()
    var rest = line[...]
    while let place = rest.firstRange(of: word) {
      count.all += 1
      let before = place.lowerBound == line.startIndex ? nil : line[line.index(before: place.lowerBound)]
      if before.map({ !$0.isLetter && !$0.isNumber }) ?? true { count.atBeginning += 1 }
      rest = rest[place.upperBound...]
    }
    return count
  }
}

extension String {
  fileprivate var trimmed: String {
    let start = firstIndex { !$0.isWhitespace && $0 != "-" } ?? endIndex
    var text = self[start...]
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
