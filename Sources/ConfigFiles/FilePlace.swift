/// A place in a text file, counted from 1.
package struct FilePlace: Hashable, Sendable {
  /// The line.
  package var line: Int
  /// The column, in characters of Unicode.
  package var column: Int

  /// Makes a place.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}
