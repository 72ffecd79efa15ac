extension LogState {
  /// Lets all lines through the filter again; where one stands is kept, or the next line that is shown.
  mutating func refilter() -> [LogEffect] {
    generation += 1
    filtered = first
    kept = filter.isEmpty ? nil : []
    guard source == nil else {
      updateHits()
      return [.filter(filter, generation: generation)]
    }
    examine()
    return []
  }

  /// Looks at the lines in memory that neither filter nor search have seen.
  mutating func examine() {
    guard source == nil else { return }
    if kept != nil {
      for number in max(filtered, first)..<end {
        if let line = memory[number], filter.keeps(line) { kept?.append(number) }
      }
    }
    filtered = end
    if var search {
      for number in max(search.examined, first)..<end {
        guard let line = memory[number], matches(search.pattern, line) else { continue }
        search.hits.append(number)
      }
      search.examined = end
      self.search = search
    }
    updateHits()
    settleJump()
  }

  /// Finds out which matches are shown.
  mutating func updateHits() {
    guard let search else {
      hits = []
      return
    }
    hits = kept.map { search.hits.intersection($0) } ?? search.hits
  }

  /// Shows what lies so many seconds before the newest line that has a time.
  mutating func showLast(_ secondsBack: Double) -> [LogEffect] {
    guard let newest = newestSeconds else {
      message = "The lines have no times."
      return []
    }
    filter.since = newest - secondsBack
    setFollowing(true)
    return refilter()
  }

  /// The newest time that one of the last thousand lines has.
  var newestSeconds: Double? {
    (max(first, end - 1_000)..<end).reversed().lazy.compactMap { self.seconds($0) }.first
  }

  private func matches(_ pattern: LogPattern, _ line: LogLine) -> Bool {
    var text = line.whole
    return text.withUTF8 { pattern.firstMatch(in: UnsafeRawBufferPointer($0)) != nil }
  }
}
