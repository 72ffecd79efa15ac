/// The stable name of a bundle, which is also the name of its file: `finance_ppm`.
///
/// 2 to 40 characters of `a-z`, `0-9` and `_`; starts with a letter.
package struct BundleCode: ValidatedName {
  package static let noun = "bundle code"
  package static let lengthMin = 2
  package static let lengthMax = 40

  package let rawValue: String

  package init(_ text: String) throws(InvalidName) {
    let bytes = Array(text.utf8)
    guard (Self.lengthMin...Self.lengthMax).contains(bytes.count) else {
      throw InvalidName(
        noun: Self.noun, rule: "must be \(Self.lengthMin) to \(Self.lengthMax) characters long")
    }
    guard bytes[0].isLowercaseLetter,
      bytes.allSatisfy({ $0.isLowercaseLetter || $0.isDigit || $0 == UInt8(ascii: "_") })
    else {
      throw InvalidName(
        noun: Self.noun,
        rule: "may hold only the letters a–z, the digits 0–9 and underscores, and must start with a letter")
    }
    rawValue = text
  }
}
