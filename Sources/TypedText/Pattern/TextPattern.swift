/// A regular expression that can never hang: looking through a text takes one look at each of its scalars.
///
/// The pattern becomes a table of states before it is used (Rabin and Scott, 1959), so nothing is ever tried twice;
/// one whose table would be too large is refused. Case does not count: the text is handed over folded.
package struct TextPattern: Hashable, Sendable {
  /// The longest pattern, in Unicode scalars.
  package static let lengthMax = 200

  /// The pattern as it was typed.
  package let source: String
  private let table: PatternTable

  /// Reads and compiles a pattern.
  ///
  /// - Throws: `PatternFault` for what is no pattern, or one that is too long or too large.
  package init(_ source: String) throws(PatternFault) {
    guard source.unicodeScalars.count <= Self.lengthMax else {
      throw PatternFault(offset: Self.lengthMax, message: "it is longer than \(Self.lengthMax) characters")
    }
    var parser = PatternParser(source)
    let node = try parser.parse()
    guard let program = PatternProgram(node), let table = PatternTable(program) else {
      throw PatternFault(offset: 0, message: "it has too many possibilities")
    }
    self.source = source
    self.table = table
  }

  /// Whether the pattern is found anywhere in a text that `Folding` has folded.
  package func matches(_ folded: String) -> Bool { table.isFound(in: folded) }

  /// Patterns are equal when they were typed equally.
  package static func == (left: TextPattern, right: TextPattern) -> Bool { left.source == right.source }

  /// Hashes what was typed.
  package func hash(into hasher: inout Hasher) { hasher.combine(source) }
}
