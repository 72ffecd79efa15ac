/// A text that only its validator can make, so that adapters and SQL can take it without a second look.
///
/// The raw value is what goes over the wire and into the database. Decoding runs the validator again, so a value
/// that arrives from outside is as safe as one made here.
package protocol ValidatedName: Codable, Comparable, CustomStringConvertible, Hashable, Sendable {
  /// What the name is called in messages, for example "slug".
  static var noun: String { get }

  /// The text, unchanged.
  var rawValue: String { get }

  /// - Throws: `InvalidName` with the rule that the text breaks.
  init(_ text: String) throws(InvalidName)
}

extension ValidatedName {
  package var description: String { rawValue }

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    do {
      try self.init(text)
    } catch {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: error.message))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}
