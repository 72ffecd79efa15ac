extension LogState {
  /// Takes a key that moves, or any key while something is asked; nil when it means nothing here.
  ///
  /// Arrows, pages and half pages move the line one stands on; left and right move the text. What else one can do
  /// are commands. Ages in an answer are counted from `now`, without it from the newest line.
  package mutating func handle(_ key: Key, now: Double? = nil) -> [LogEffect]? {
    if prompt != nil { return handlePrompt(key, now: now) }
    message = nil
    let page = max(1, window.value - 1)
    switch key {
    case .up, "k": scroll(by: -1)
    case .down, "j": scroll(by: 1)
    case .pageUp, .ctrl("b"): scroll(by: -page)
    case .pageDown, .ctrl("f"), .space: scroll(by: page)
    case .ctrl("u"): scroll(by: -max(1, page / 2))
    case .ctrl("d"): scroll(by: max(1, page / 2))
    case .home, "g": goToStart()
    case .end, "G": setFollowing(true)
    case .left: shift = max(0, shift - 8)
    case .right: shift += 8
    case .escape where search != nil: return endSearch()
    default: return nil
    }
    return []
  }

  /// Moves by lines; moving up stops following, reaching the end follows again.
  package mutating func scroll(by rows: Int) {
    let from = cursorPlace
    hold()
    if rows > 0, from + rows >= count - 1 { setFollowing(true) } else { stand(at: from + rows) }
  }

  /// Stops following: what is in sight stays there.
  mutating func hold() {
    guard isFollowing else { return }
    isFollowing = false
    heldEnd = end
    guard count > 0 else { return }
    cursor = number(at: count - 1)
    top = number(at: max(0, count - window.value))
  }

  /// Goes to the first line.
  mutating func goToStart() {
    hold()
    stand(at: 0)
  }

  /// Stands on a place, and moves what is in sight as little as needed.
  mutating func stand(at place: Int) {
    guard count > 0 else { return }
    let place = max(0, min(place, count - 1))
    cursor = number(at: place)
    let first = min(self.place(of: top), count - 1)
    top = number(at: max(min(first, place), place - window.value + 1))
  }

  /// Goes to a line; when it is out of sight, it is shown a third from above.
  package mutating func go(to number: Int) {
    hold()
    guard count > 0 else { return }
    let place = min(place(of: number), count - 1)
    cursor = self.number(at: place)
    let first = self.place(of: top)
    if place < first || place >= first + window.value {
      top = self.number(at: max(0, min(place - window.value / 3, count - window.value)))
    }
  }

  /// Goes to the next line of exactly this severity, or the one before.
  mutating func go(toNext severity: LogSeverity, forwards: Bool) {
    guard let here = cursorLine else { return }
    let range = forwards ? here + 1..<max(here + 1, end) : first..<max(first, here)
    if let found = next(severity, in: range, forwards: forwards) { return go(to: found) }
    let word = severity == .error ? "error" : "warning"
    message = forwards ? "No \(word) after this line." : "No \(word) before this line."
  }

  /// Goes to a line's number, from 1, or to a time of the day one is in.
  mutating func go(toTyped text: String) -> Bool {
    if let number = Int(text.filter { $0 != "," }), number > 0 {
      go(to: min(first + number, end) - 1)
      return true
    }
    guard let clock = LogCalendar.secondsOfDay(text) else { return false }
    let here = cursorLine ?? first
    guard
      let now = firstSeconds(from: here, upTo: end)
        ?? firstSeconds(from: max(first, here - 1_000), upTo: here)
    else {
      message = "The lines have no times."
      return true
    }
    let target = (now / 86_400).rounded(.down) * 86_400 + Double(clock)
    var low = first
    var high = end
    while low < high {
      let middle = (low + high) / 2
      if (firstSeconds(from: middle, upTo: high) ?? .infinity) < target {
        low = middle + 1
      } else {
        high = middle
      }
    }
    go(to: low)
    return true
  }

  private func next(_ severity: LogSeverity, in range: Range<Int>, forwards: Bool) -> Int? {
    if let kept {
      let places = kept.lowerBound(range.lowerBound)..<kept.lowerBound(range.upperBound)
      let isWanted = { (place: Int) in
        self.severity(kept[place]) == severity && self.source?.isContinuation(kept[place]) != true
      }
      return (forwards ? places.first(where: isWanted) : places.last(where: isWanted)).map { kept[$0] }
    }
    if let source { return source.next(severity, in: range, forwards: forwards) }
    let isWanted = { (number: Int) in self.memory[number]?.severity == severity }
    return forwards ? range.first(where: isWanted) : range.last(where: isWanted)
  }

  /// The first time that a line has, of the next thousand.
  private func firstSeconds(from start: Int, upTo end: Int) -> Double? {
    (start..<max(start, min(end, start + 1_000))).lazy.compactMap { self.seconds($0) }.first
  }
}
