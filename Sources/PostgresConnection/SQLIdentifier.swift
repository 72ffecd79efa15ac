/// A name in SQL, quoted: the only way in which a name becomes part of a statement.
package struct SQLIdentifier: Hashable, Sendable, CustomStringConvertible {
  /// PostgreSQL cuts longer names silently.
  package static let bytesMax = 63

  package let name: String

  /// Nil for a name that no object can have: empty, longer than 63 bytes, or with a NUL in it.
  package init?(_ name: String) {
    let bytes = name.utf8
    guard !bytes.isEmpty, bytes.count <= Self.bytesMax, !bytes.contains(0) else { return nil }
    self.name = name
  }

  /// Between double quotes, with its own doubled.
  package var quoted: String { "\"\(name.replacing("\"", with: "\"\""))\"" }

  package var description: String { quoted }
}
