extension Line {
  /// The line with every place where a text stands, in capitals or not, drawn as found.
  package func marking(_ needle: String, _ style: Style = Style(.match)) -> Line {
    guard !needle.isEmpty, text.lowercased().contains(needle.lowercased()) else { return self }
    let places = matches(of: needle)
    var spans: [Span] = []
    var start = 0
    for span in self.spans {
      let characters = Array(span.text)
      var piece = ""
      var isFound = false
      for (offset, character) in characters.enumerated() {
        let found = places.contains { $0.contains(start + offset) }
        if found != isFound, !piece.isEmpty {
          spans.append(
            Span(piece, isFound ? style.on(span.style.ground) : span.style, address: span.address ?? ""))
          piece = ""
        }
        isFound = found
        piece.append(character)
      }
      if !piece.isEmpty {
        spans.append(
          Span(piece, isFound ? style.on(span.style.ground) : span.style, address: span.address ?? ""))
      }
      start += characters.count
    }
    return Line(spans)
  }

  /// The places of a text, counted in characters; they do not overlap.
  private func matches(of needle: String) -> [Range<Int>] {
    let (hay, needle) = (Array(text).map { $0.lowercased() }, Array(needle).map { $0.lowercased() })
    guard !needle.isEmpty, hay.count >= needle.count else { return [] }
    var places: [Range<Int>] = []
    var place = 0
    while place + needle.count <= hay.count {
      if hay[place..<place + needle.count].elementsEqual(needle) {
        places.append(place..<place + needle.count)
        place += needle.count
      } else {
        place += 1
      }
    }
    return places
  }
}
