extension Line {
  /// The line with what a pattern finds in it made conspicuous.
  func highlighted(_ pattern: LogPattern?) -> Line {
    guard let pattern else { return self }
    let matches = pattern.matches(in: text, max: 200)
    guard !matches.isEmpty else { return self }
    var result: [Span] = []
    var place = 0
    var match = 0
    for span in spans {
      let bytes = Array(span.text.utf8)
      var start = 0
      while start < bytes.count {
        while match < matches.count, matches[match].upperBound <= place + start { match += 1 }
        let isInside = match < matches.count && matches[match].lowerBound <= place + start
        let next =
          match < matches.count ? (isInside ? matches[match].upperBound : matches[match].lowerBound) : Int.max
        let end = min(bytes.count, next == Int.max ? Int.max : next - place)
        let style = isInside ? Style(.match, span.style.attributes, on: span.style.ground) : span.style
        result.append(Span(String(decoding: bytes[start..<end], as: UTF8.self), style))
        start = end
      }
      place += bytes.count
    }
    return Line(result)
  }

  /// The part of the line from a column on that fits a width; what is cut ends with `…`, or with the given words.
  func cut(from column: Int, width: Int, ending: Line?) -> Line {
    var rest: [Span] = []
    var skip = column
    for span in spans {
      guard skip > 0 else {
        rest.append(span)
        continue
      }
      let cells = TextWidth.of(span.text)
      guard cells > skip else {
        skip -= cells
        continue
      }
      var used = 0
      let tail = span.text.drop { cluster in
        guard used < skip else { return false }
        used += TextWidth.of(cluster)
        return true
      }
      rest.append(Span(String(repeating: " ", count: max(0, used - skip)) + String(tail), span.style))
      skip = 0
    }
    let room = ending.map { max(1, width - $0.width) } ?? width
    let line = Line(rest).truncated(to: ending != nil ? room : width, keepsEllipsis: ending == nil)
    return ending.map { line + $0 } ?? line
  }

  private func truncated(to width: Int, keepsEllipsis: Bool) -> Line {
    guard self.width > width else { return self }
    var result: [Span] = []
    var used = 0
    for span in spans where used < width {
      let cells = TextWidth.of(span.text)
      guard used + cells >= width else {
        result.append(span)
        used += cells
        continue
      }
      var text = TextFit.truncate(span.text + "  ", to: width - used)
      if !keepsEllipsis, text.hasSuffix(Glyph.ellipsis) {
        text = TextFit.pad(String(text.dropLast()), to: width - used)
      }
      result.append(Span(text, span.style))
      used = width
    }
    return Line(result)
  }
}
