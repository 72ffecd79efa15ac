/// Why the file of connections cannot be read or written.
package struct ConnectionsFileError: Error, Equatable, Sendable {
  /// One sentence, with the file's path.
  package let message: String
  /// What to do first; nil for nothing in particular.
  package let hint: String?

  init(message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }
}
