/// A PostgreSQL database or schema name that needs no quoting: `a-z`, `0-9`, `_`, at most 63 bytes, starts with a letter.
///
/// PostgreSQL cuts longer names silently, so that two tenants could share a database; this type cannot hold one.
package struct DatabaseName: ValidatedName {
  package static let noun = "database name"
  package static let bytesMax = 63

  package let rawValue: String

  package init(_ text: String) throws(InvalidName) {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, first.isLowercaseLetter else {
      throw InvalidName(noun: Self.noun, rule: "must start with a letter a–z")
    }
    guard bytes.count <= Self.bytesMax else {
      throw InvalidName(noun: Self.noun, rule: "must be at most \(Self.bytesMax) bytes long")
    }
    guard bytes.allSatisfy({ $0.isLowercaseLetter || $0.isDigit || $0 == UInt8(ascii: "_") }) else {
      throw InvalidName(
        noun: Self.noun, rule: "may hold only the letters a–z, the digits 0–9 and underscores")
    }
    guard !["postgres", "template0", "template1"].contains(text) else {
      throw InvalidName(noun: Self.noun, rule: "“\(text)” belongs to PostgreSQL itself")
    }
    rawValue = text
  }

  init(slug: Slug) {
    rawValue = "odoo_" + slug.rawValue.replacing("-", with: "_")
  }
}
