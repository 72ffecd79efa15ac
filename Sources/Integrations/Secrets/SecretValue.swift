/// A secret in memory. Not `Codable`; describes and mirrors itself as dots, so that it cannot be logged by accident.
package struct SecretValue: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable
{
  private let text: String

  package init(_ text: String) { self.text = text }

  /// The secret, for the one line that puts it where it belongs.
  package func reveal() -> String { text }

  package var description: String { "•••" }
  package var debugDescription: String { "•••" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
