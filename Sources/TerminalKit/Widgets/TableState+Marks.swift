extension TableState {
  /// Marks the selected row or takes its mark away, and moves on.
  package mutating func toggleMark(in rows: TableRows) {
    guard let place = selectedIndex(in: rows) else { return }
    let id = rows.id(at: place)
    if marked.remove(id) == nil {
      marked.insert(id)
      lastMarked = id
    } else {
      lastMarked = nil
    }
    move(to: place + 1, in: rows)
  }

  /// Marks every row from the one marked last to the selected one; only the selected one when there is none.
  package mutating func markRange(in rows: TableRows) {
    guard let place = selectedIndex(in: rows) else { return }
    let start = lastMarked.flatMap { rows.index(of: $0, near: place) } ?? place
    for row in min(start, place)...max(start, place) { marked.insert(rows.id(at: row)) }
    lastMarked = rows.id(at: place)
  }

  /// Takes every mark away.
  package mutating func clearMarks() {
    marked = []
    lastMarked = nil
  }

  /// Takes marks away, for instance of what has been dealt with.
  package mutating func unmark(_ ids: some Sequence<String>) {
    marked.subtract(ids)
    if let last = lastMarked, !marked.contains(last) { lastMarked = nil }
  }

  /// Takes away the marks of rows that are gone. Call it when `rows` are all there are, so that nothing is done to
  /// rows that nobody sees.
  ///
  /// - Returns: the identities that lost their mark, in order; say so.
  package mutating func dropMarks(missingFrom rows: TableRows) -> [String] {
    guard !marked.isEmpty else { return [] }
    let gone = marked.subtracting((0..<rows.count).map { rows.id(at: $0) })
    unmark(gone)
    return gone.sorted()
  }

  /// `3 marked`, and how many of them are not among the rows; empty without marks.
  package func marksText(in rows: TableRows) -> String {
    guard !marked.isEmpty else { return "" }
    let here = (0..<rows.count).count { marked.contains(rows.id(at: $0)) }
    let text = "\(Count.grouped(marked.count)) marked"
    return here == marked.count ? text : text + ", \(Count.grouped(marked.count - here)) not in this list"
  }
}
