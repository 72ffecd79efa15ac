import Foundation

/// Makes lines of bytes that come in any pieces. Pure.
///
/// Lines end with LF or CRLF. One that is longer than allowed is cut, and what follows in it is dropped;
/// bytes that are no UTF-8 become the replacement character.
package struct LineSplitter: Sendable {
  package let lengthMax: Int
  private var rest: [UInt8] = []
  private var isDropping = false

  /// - Parameter lengthMax: of one line, in bytes.
  package init(lengthMax: Int = 65_536) { self.lengthMax = lengthMax }

  /// The lines that these bytes finish.
  package mutating func push(_ bytes: Data) -> [String] {
    var lines: [String] = []
    for part in Pieces(bytes) {
      take(part.bytes)
      if part.isEnded { lines.append(line()) }
    }
    return lines
  }

  /// The last line, when it has no line break.
  package mutating func finish() -> String? {
    rest.isEmpty && !isDropping ? nil : line()
  }

  private mutating func take(_ bytes: Data) {
    if isDropping { return }
    // One more than allowed: it may be the CR of the line's end.
    let room = lengthMax + 1 - rest.count
    rest += bytes.prefix(room)
    if bytes.count > room { isDropping = true }
  }

  private mutating func line() -> String {
    defer {
      rest.removeAll(keepingCapacity: true)
      isDropping = false
    }
    if rest.last == 0x0D, !isDropping { rest.removeLast() }
    return String(decoding: rest.prefix(lengthMax), as: UTF8.self)
  }
}

/// Bytes cut at their line feeds.
private struct Pieces: Sequence, IteratorProtocol {
  private var left: Data?

  init(_ bytes: Data) { left = bytes }

  mutating func next() -> (bytes: Data, isEnded: Bool)? {
    guard let bytes = left else { return nil }
    guard let end = bytes.firstIndex(of: 0x0A) else {
      left = nil
      return (bytes, false)
    }
    left = bytes[(end + 1)...]
    return (bytes[..<end], true)
  }
}
