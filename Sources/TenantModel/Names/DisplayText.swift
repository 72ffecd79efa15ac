/// A line of text that people wrote for people: names and titles.
///
/// 1 to `lengthMax` characters, no control, format or line-separating characters, no blanks at either end.
package struct DisplayText: ValidatedName {
  package static let noun = "name"
  package static let lengthMax = 120

  package let rawValue: String

  package init(_ text: String) throws(InvalidName) {
    guard (1...Self.lengthMax).contains(text.count) else {
      throw InvalidName(noun: Self.noun, rule: "must be 1 to \(Self.lengthMax) characters long")
    }
    guard text.unicodeScalars.allSatisfy(Self.isVisible), text.utf8.count <= 4 * Self.lengthMax else {
      throw InvalidName(
        noun: Self.noun, rule: "must not hold control, invisible or direction-changing characters")
    }
    guard let first = text.first, let last = text.last, !first.isWhitespace, !last.isWhitespace else {
      throw InvalidName(noun: Self.noun, rule: "must not begin or end with a blank")
    }
    rawValue = text
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
    default: true
    }
  }
}
