/// Finds the word that somebody meant.
package enum Spelling {
  /// The longest word that is looked at, in UTF-8 bytes.
  package static let bytesMax = 64

  /// The known word that was probably meant; nil when none is near enough.
  ///
  /// Case does not count, and `-` counts as `_`. Near enough is a third of the known word, three letters at most.
  package static func suggestion(for word: String, among known: [String]) -> String? {
    guard word.utf8.count <= bytesMax else { return nil }
    let word = word.lowercased().map { $0 == "-" ? "_" : $0 }
    let near = known.map { (word: $0, distance: distance(String(word), $0)) }
      .min { $0.distance < $1.distance }
    guard let near, near.distance <= max(1, min(3, near.word.count / 3)) else { return nil }
    return near.word
  }

  /// Letters to add, drop, change or swap with their neighbour to make one word of the other.
  package static func distance(_ left: String, _ right: String) -> Int {
    let left = Array(left.unicodeScalars)
    let right = Array(right.unicodeScalars)
    var older: [Int] = []
    var last = Array(0...right.count)
    for i in left.indices {
      var row = [i + 1]
      for j in right.indices {
        var cost = min(row[j] + 1, last[j + 1] + 1, last[j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          cost = min(cost, older[j - 1] + 1)
        }
        row.append(cost)
      }
      older = last
      last = row
    }
    return last[right.count]
  }
}
