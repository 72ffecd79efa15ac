/// An opaque id of one kind of thing: 10 characters of Crockford's base 32, made once and never reused.
///
/// 50 random bits: two of a million collide with a chance of 1 in 2,000, and the database's unique index then
/// refuses the second. Short enough to read aloud; a unique prefix is accepted wherever an operator types one.
package struct Identifier<Subject>: ValidatedName {
  package static var noun: String { "id" }
  package static var length: Int { 10 }

  package let rawValue: String

  package init(_ text: String) throws(InvalidName) {
    guard text.utf8.count == Self.length, text.utf8.allSatisfy(identifierAlphabet.contains) else {
      throw InvalidName(
        noun: Self.noun, rule: "must be \(Self.length) characters of 0–9 and A–Z without I, L, O and U")
    }
    rawValue = text
  }

  /// The id that `randomness` gives next.
  package init(using randomness: inout some RandomNumberGenerator) {
    rawValue = String(
      decoding: (0..<Self.length).map { _ in identifierAlphabet[Int.random(in: 0..<32, using: &randomness)] },
      as: UTF8.self)
  }
}

private let identifierAlphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
