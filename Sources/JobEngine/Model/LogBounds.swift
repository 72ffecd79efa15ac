/// How much of a step's log is kept: the first lines, which tell how it began, and the last, which tell how it ended.
package enum LogBounds {
  /// UTF-8 bytes of one line.
  package static let lineBytesMax = 4_096
  /// First lines kept per step.
  package static let headLines = 200
  /// Last lines kept per step.
  package static let tailLines = 1_800

  /// The lines to delete once `total` lines have been written to a step, or nil when none.
  package static func dropped(total: Int) -> ClosedRange<Int>? {
    let last = total - tailLines
    return last > headLines ? (headLines + 1)...last : nil
  }

  /// How many lines are gone once `total` have been written to a step.
  package static func droppedCount(total: Int) -> Int { dropped(total: total)?.count ?? 0 }

  /// The text within `lineBytesMax`, cut at a character boundary.
  package static func clipped(_ text: String) -> String {
    guard text.utf8.count > lineBytesMax else { return text }
    let mark = "…"
    var kept = Substring(text)
    let limit = lineBytesMax - mark.utf8.count
    var end = text.utf8.index(text.startIndex, offsetBy: limit)
    while end > text.startIndex, end.samePosition(in: text) == nil { end = text.utf8.index(before: end) }
    kept = text[..<end]
    return String(kept) + mark
  }
}
