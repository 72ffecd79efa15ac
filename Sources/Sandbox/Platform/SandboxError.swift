/// Why a sandbox platform cannot start or go on.
package struct SandboxError: Error, Equatable, Sendable, CustomStringConvertible {
  /// One sentence for people, with the path.
  package let message: String
  /// True when another process has the sandbox: waiting helps.
  package let isInUse: Bool

  package init(_ message: String, isInUse: Bool = false) {
    self.message = message
    self.isInUse = isInUse
  }

  /// Somebody else has the sandbox whose data lie in `folder`.
  package static func inUse(_ folder: String) -> SandboxError {
    SandboxError("The sandbox in \(folder) is in use by another tenantry.", isInUse: true)
  }

  package var description: String { message }
}
