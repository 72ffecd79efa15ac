/// A part of a row that leads to an address, for terminals that open what one clicks.
package struct SurfaceLink: Hashable, Sendable {
  /// The row.
  package let y: Int
  /// The columns.
  package let columns: Range<Int>
  /// The whole address, of which the screen may show a part.
  package let address: String
}

extension CellBuffer {
  /// What was written in the place of a link, before anything was drawn over it.
  struct WrittenLink {
    let address: String
    let text: String
    let x: Int
    let y: Int
    /// What the edges of the canvas leave of it.
    let columns: Range<Int>
  }

  /// Notes that a text which leads somewhere was written here.
  func addLink(_ address: String, _ text: String, x: Int, y: Int, width: Int, clip: Rect) {
    let first = max(x, clip.x)
    let end = min(x + width, clip.maxX)
    guard y >= clip.y, y < clip.maxY, first < end else { return }
    links.append(WrittenLink(address: address, text: text, x: x, y: y, columns: first..<end))
  }

  /// The links that can be seen: as far as nothing was drawn over them.
  var visibleLinks: [SurfaceLink] {
    links.compactMap { link in
      let bytes = Array(link.text.utf8)
      let end = link.columns.first { column in
        let place = column - link.x
        return !bytes.indices.contains(place)
          || cells[link.y * size.width + column].glyph != UInt32(bytes[place])
      }
      let columns = link.columns.lowerBound..<(end ?? link.columns.upperBound)
      return columns.isEmpty ? nil : SurfaceLink(y: link.y, columns: columns, address: link.address)
    }
  }
}
