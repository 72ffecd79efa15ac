/// An Odoo module's technical name: a Python identifier of at most 128 characters (the longest real one has 57).
package struct ModuleName: ValidatedName {
  package static let noun = "module name"
  package static let lengthMax = 128

  package let rawValue: String

  package init(_ text: String) throws(InvalidName) {
    let bytes = Array(text.utf8)
    let underscore = UInt8(ascii: "_")
    guard let first = bytes.first, bytes.count <= Self.lengthMax else {
      throw InvalidName(noun: Self.noun, rule: "must be 1 to \(Self.lengthMax) characters long")
    }
    guard first.isLowercaseLetter || first.isUppercaseLetter || first == underscore,
      bytes.allSatisfy({ $0.isLowercaseLetter || $0.isUppercaseLetter || $0.isDigit || $0 == underscore })
    else {
      throw InvalidName(
        noun: Self.noun,
        rule: "may hold only letters, digits and underscores, and must not start with a digit")
    }
    rawValue = text
  }
}

extension ModuleName {
  /// A name known to be one.
  init(known text: String) {
    rawValue = text
  }
}
