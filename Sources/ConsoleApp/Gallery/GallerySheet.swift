import TerminalKit

/// Samples side by side in columns of one width, each where there is room highest up.
struct GallerySheet: View {
  let samples: [GallerySample]

  private static let columnWidth = 38
  private static let gap = 2

  func render(in canvas: Canvas) {
    let (places, left) = layout(in: canvas.size)
    for (sample, place) in zip(
      samples.filter { sample in !left.contains { $0.title == sample.title } }, places)
    {
      let part = canvas.part(place)
      Rule(Line(sample.title, .dim)).render(in: part.row(0))
      sample.view().render(in: part.part(Rect(x: 0, y: 1, width: place.width, height: place.height - 1)))
    }
    guard !left.isEmpty else { return }
    let names = left.map(\.title).joined(separator: ", ")
    canvas.fill(Rect(x: 0, y: canvas.height - 1, width: canvas.width, height: 1))
    canvas.write(
      Line("\(Glyph.ellipsis) on a larger screen: \(names)", .dim), x: 1, y: canvas.height - 1,
      width: canvas.width - 2)
  }

  /// Where the samples stand, and which ones have no room.
  private func layout(in size: Size) -> (places: [Rect], left: [GallerySample]) {
    let count = max(1, (size.width + Self.gap) / (Self.columnWidth + Self.gap))
    let width = (size.width - Self.gap * (count - 1)) / count
    var heights = [Int](repeating: 0, count: count)
    var places: [Rect] = []
    var left: [GallerySample] = []
    for sample in samples {
      let span = min(sample.span, count)
      let starts = 0...(count - span)
      let tops = starts.map { start in (start, heights[start..<start + span].max() ?? 0) }
      guard let (start, top) = tops.min(by: { $0.1 < $1.1 }) else { continue }
      // The last row belongs to the note of what has no room.
      guard top + sample.height + 1 <= size.height - 1 else {
        left.append(sample)
        continue
      }
      places.append(
        Rect(
          x: start * (width + Self.gap), y: top, width: span * width + (span - 1) * Self.gap,
          height: sample.height + 1))
      for column in start..<start + span { heights[column] = top + sample.height + 2 }
    }
    return (places, left)
  }
}
