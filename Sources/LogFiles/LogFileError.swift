/// Why a file cannot be read as a log.
package struct LogFileError: Error, Equatable, Sendable {
  /// One sentence for people.
  package let message: String

  package init(_ message: String) { self.message = message }
}
