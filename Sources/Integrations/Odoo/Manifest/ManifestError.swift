/// Why a manifest cannot be read, or what in it surprises: a sentence with its place, printed the way
/// compilers do.
package struct ManifestError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The path as it was given or found.
  package var file: String
  /// Nil when it concerns the file as a whole.
  package var position: SourcePosition?
  /// One sentence without its full stop.
  package var message: String

  package init(file: String, position: SourcePosition? = nil, message: String) {
    self.file = file
    self.position = position
    self.message = message
  }

  /// The line, from 1; nil when it concerns the file as a whole.
  package var line: Int? { position?.line }

  /// The column in characters, from 1; nil when it concerns the file as a whole.
  package var column: Int? { position?.column }

  /// `path:line:column: message`, or `path: message`.
  package var description: String {
    guard let position else { return "\(file): \(message)" }
    return "\(file):\(position.line):\(position.column): \(message)"
  }
}
