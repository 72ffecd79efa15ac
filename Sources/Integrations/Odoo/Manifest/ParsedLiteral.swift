/// A literal with what was noticed while it was read.
package struct ParsedLiteral: Sendable {
  /// The path that errors name.
  package var file: String
  package var literal: PythonLiteral
  /// Keys written twice; at most `PythonLiteralParser.warningsMax`.
  package var warnings: [ManifestError]
  /// Where each string key of the outermost dict stands; of a key written twice the last place.
  private let keyOffsets: [String: Int]
  private let bytes: [UInt8]

  init(
    file: String, literal: PythonLiteral, warnings: [ManifestError], keyOffsets: [String: Int], bytes: [UInt8]
  ) {
    self.file = file
    self.literal = literal
    self.warnings = warnings
    self.keyOffsets = keyOffsets
    self.bytes = bytes
  }

  /// Where a key of the outermost dict stands; nil when it is not there.
  package func position(ofKey key: String) -> SourcePosition? {
    keyOffsets[key].map { SourcePosition(ofByte: $0, in: bytes) }
  }
}
