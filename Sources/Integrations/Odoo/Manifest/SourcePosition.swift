/// A place in a text, as editors count it: both from 1, columns in characters (Unicode scalars, like Python).
package struct SourcePosition: Equatable, Sendable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The place of a byte of a text. `\n`, `\r\n` and `\r` each end a line.
  init(ofByte offset: Int, in bytes: [UInt8]) {
    var line = 1
    var start = 0
    let end = min(offset, bytes.count)
    for index in 0..<end {
      let isLineEnd =
        bytes[index] == UInt8(ascii: "\n")
        || (bytes[index] == UInt8(ascii: "\r")
          && (index + 1 == bytes.count || bytes[index + 1] != UInt8(ascii: "\n")))
      if isLineEnd {
        line += 1
        start = index + 1
      }
    }
    self.line = line
    column = 1 + bytes[start..<end].count { $0 & 0b1100_0000 != 0b1000_0000 }
  }
}
