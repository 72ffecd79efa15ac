extension LogState {
  /// Where one stands, for the rule above: `following · 1,204 lines`, `held at line 32 of 1,204 · 312 new`.
  package var statusText: String {
    let total = count == 1 ? "1 line" : "\(Count.grouped(count)) lines"
    guard !isFollowing else { return "\(isLive ? "following" : "at the end") · \(total)" }
    guard count > 0 else { return "held · \(total)" }
    var text = "\(isLive ? "held at " : "")line \(Count.grouped(cursorPlace + 1)) of \(Count.grouped(count))"
    if newCount > 0 { text += " · \(Count.grouped(newCount)) new" }
    return text
  }

  /// What the line below the log says: what was looked for, what is left out, what is marked; empty for nothing.
  var footnote: Line {
    var parts: [Line] = []
    if let message { parts.append(Line(message, .accent)) }
    if let search { parts.append(searchLine(search)) }
    parts += filterParts.map { Line($0) }
    if !filter.isEmpty {
      let working = source != nil && filtered < end ? " \(Glyph.progress)" : ""
      parts.append(
        Line("\(Count.grouped(hiddenCount)) \(hiddenCount == 1 ? "line" : "lines") hidden\(working)", .dim))
    }
    if !marks.isEmpty { parts.append(Line("\(Glyph.marked) \(Count.grouped(marks.count)) marked", .accent)) }
    if fraction < 1 { parts.append(Line("reading \(Int(fraction * 100)) %", .busy)) }
    return Line.joined(parts, by: Line(" · ", .dim))
  }

  /// The filters in words.
  private var filterParts: [String] {
    var parts: [String] = []
    if filter.minimum > .debug { parts.append("\(filter.minimum.word.filter { $0 != " " })+") }
    if let since = filter.since { parts.append("since \(LogCalendar.clock(since))") }
    parts += filter.shows.map { "only “\($0.typed)”" }
    parts += filter.hides.map { "not “\($0.typed)”" }
    return parts
  }

  /// `“probe” 3 of 41`.
  private func searchLine(_ search: LogSearch) -> Line {
    let isOver = search.examined >= end && fraction >= 1
    let name = "“\(search.pattern.typed)”"
    guard !hits.isEmpty else {
      return isOver
        ? Line("\(name) is \(search.hits.isEmpty ? "nowhere" : "in hidden lines only")", .warning)
        : Line("looking for \(name) \(Glyph.progress)", .busy)
    }
    let total = Count.grouped(hits.count) + (isOver ? "" : Glyph.ellipsis)
    let place = cursorLine.map { hits.lowerBound($0) } ?? hits.count
    let isOnHit = place < hits.count && hits[place] == cursorLine
    let count =
      isOnHit ? "\(Count.grouped(place + 1)) of \(total)" : hits.count == 1 ? "1 line" : "\(total) lines"
    return "\(name, Style(.match)) \(count, isOver ? .plain : .busy)"
  }
}
