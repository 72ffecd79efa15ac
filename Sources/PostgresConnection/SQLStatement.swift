/// One SQL statement with its values beside it.
///
/// Its text is written in the program. What is interpolated is bound (`$1` …), or is a quoted name, or, where
/// SQL allows no bound value, a quoted literal; a plain `String` never becomes part of the text.
package struct SQLStatement: Equatable, Sendable, ExpressibleByStringInterpolation {
  package private(set) var text: String
  /// The bound values, in order; nil for NULL.
  package private(set) var values: [String?]
  /// What stands in the text as a literal and must not stand in an error.
  private(set) var literals: [String]

  package init(stringLiteral text: String) {
    self.text = text
    values = []
    literals = []
  }

  package init(stringInterpolation parts: StringInterpolation) {
    text = parts.text
    values = parts.values
    literals = parts.literals
  }

  /// A statement that goes on with another; the other's values are numbered after this one's.
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""
    fileprivate var values: [String?] = []
    fileprivate var literals: [String] = []

    package init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + interpolationCount * 8)
    }

    package mutating func appendLiteral(_ literal: String) { text += literal }

    package mutating func appendInterpolation(_ value: String?) {
      values.append(value)
      text += "$\(values.count)"
    }

    package mutating func appendInterpolation(_ value: Int) { text += String(value) }

    package mutating func appendInterpolation(_ identifier: SQLIdentifier) { text += identifier.quoted }

    package mutating func appendInterpolation(literal value: String) {
      literals.append(value)
      text += SQLStatement.quoted(value)
    }
  }

  /// Between single quotes with its own doubled, as the standard has it: every connection of ours sets
  /// `standard_conforming_strings`. A NUL, which no text in PostgreSQL can hold, is left out.
  static func quoted(_ value: String) -> String {
    "'\(value.filter { $0 != "\0" }.replacing("'", with: "''"))'"
  }
}
