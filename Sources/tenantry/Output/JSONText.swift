import Foundation
import TenantryAPI
import TerminalKit

/// An API value as JSON text that is safe to look at.
///
/// The names are those of the API. What a terminal could obey is written as `\u` escapes, so that the value stays
/// the same for whoever parses it. One line for a pipe; indented for a person.
enum JSONText {
  static func text(_ value: some Encodable, indented: Bool) throws -> String {
    let compact = String(decoding: try JSONCoding.encoder().encode(value), as: UTF8.self)
    var writer = Writer(indented: indented)
    for scalar in compact.unicodeScalars { writer.take(scalar) }
    return writer.text + "\n"
  }

  /// Goes over compact JSON once: escapes inside strings, line ends outside of them.
  private struct Writer {
    let indented: Bool
    var text = ""
    private var depth = 0
    private var isInString = false
    private var isEscaped = false
    private var hasJustOpened = false

    init(indented: Bool) {
      self.indented = indented
    }

    mutating func take(_ scalar: Unicode.Scalar) {
      if isInString { return takeInString(scalar) }
      switch scalar {
      case "{", "[":
        breakAfterOpening()
        put(scalar)
        depth += 1
        hasJustOpened = true
      case "}", "]":
        depth -= 1
        if hasJustOpened { hasJustOpened = false } else { breakLine() }
        put(scalar)
      case ",":
        put(scalar)
        breakLine()
      case ":":
        put(scalar)
        if indented { text += " " }
      default:
        breakAfterOpening()
        isInString = scalar == "\""
        put(scalar)
      }
    }

    private mutating func takeInString(_ scalar: Unicode.Scalar) {
      if isEscaped {
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else if scalar == "\"" {
        isInString = false
      }
      if JSONText.isSafe(scalar) { return put(scalar) }
      for unit in String(scalar).utf16 {
        let code = String(unit, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - code.count) + code
      }
    }

    private mutating func breakAfterOpening() {
      if hasJustOpened { breakLine() }
      hasJustOpened = false
    }

    private mutating func breakLine() {
      if indented { text += "\n" + String(repeating: "  ", count: depth) }
    }

    private mutating func put(_ scalar: Unicode.Scalar) { text.unicodeScalars.append(scalar) }
  }

  /// False for what a terminal could obey, or show as nothing.
  static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value >= 0x20 && scalar.value != 0x7F }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
      return false
    default: return true
    }
  }
}
