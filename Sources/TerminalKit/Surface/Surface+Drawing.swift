extension Surface {
  /// The rows as text, right-hand spaces removed.
  package var lines: [String] {
    (0..<size.height).map { y in
      var line = ""
      for x in 0..<size.width { line += text(of: cells[y * size.width + x]) }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// The screen as text for a snapshot: the rows, a map of styles below, and the key to the map.
  ///
  /// In the map `.` is plain text, a letter stands for a style; letters are given in order of appearance.
  package func drawing() -> String {
    var letters: [Style: Character] = [.plain: "."]
    var key: [String] = []
    var map: [String] = []
    for y in 0..<size.height {
      var line = ""
      for x in 0..<size.width {
        let cell = cells[y * size.width + x]
        if letters[cell.style] == nil {
          let letter = Surface.alphabet[key.count % Surface.alphabet.count]
          letters[cell.style] = letter
          key.append("\(letter) \(cell.style.name)")
        }
        line.append(letters[cell.style] ?? "?")
      }
      while line.last == "." { line.removeLast() }
      map.append(line)
    }
    var blocks = [lines.joined(separator: "\n")]
    if !key.isEmpty { blocks += [map.joined(separator: "\n"), key.joined(separator: "\n")] }
    if let cursor { blocks.append("cursor \(cursor.x),\(cursor.y)") }
    return blocks.joined(separator: "\n---\n") + "\n"
  }

  private static let alphabet = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
}
