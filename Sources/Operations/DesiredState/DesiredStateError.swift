/// Why a desired state cannot be rendered.
package struct DesiredStateError: Error, Equatable, Sendable, CustomStringConvertible {
  /// One sentence for people.
  package let message: String

  package init(_ message: String) { self.message = message }

  package var description: String { message }
}
