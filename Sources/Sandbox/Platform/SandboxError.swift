/// Why a sandbox platform cannot start or go on.
package struct SandboxError: Error, Equatable, Sendable, CustomStringConvertible {
  /// One sentence for people, with the path.
  package let message: String

  package init(_ message: String) { self.message = message }

  package var description: String { message }
}
