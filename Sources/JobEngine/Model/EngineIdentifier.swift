/// A string that names something in the engine and is told apart from other strings by its type.
///
/// Values come from the application (ids are injected, never made here) and are stored as they are: compare, sort
/// and store them by their bytes. Keep them printable and at most 200 bytes long; stores may index them.
package protocol EngineIdentifier: RawRepresentable<String>, Hashable, Comparable, Sendable, Codable,
  ExpressibleByStringLiteral, CustomStringConvertible
{
  init(_ text: String)
}

extension EngineIdentifier {
  package init(rawValue: String) { self.init(rawValue) }
  package init(stringLiteral value: String) { self.init(value) }
  package var description: String { rawValue }
  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
