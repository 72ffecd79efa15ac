import Foundation
import HTTPTransport
import TenantryAPI

/// An API value as YAML 1.2 in block style, with the names and the order that its JSON has.
///
/// A word stands bare only when no reader of YAML, old or new, takes it for anything else; what a terminal could obey
/// is escaped, so that the value stays the same for whoever parses it.
enum YAMLText {
  static func text(_ value: some Encodable) throws -> String {
    let tree = try JSONValue(data: try JSONCoding.encoder().encode(value))
    return lines(of: tree).map { $0 + "\n" }.joined()
  }

  private static func lines(of value: JSONValue) -> [String] {
    switch value {
    case .object(let members) where !members.isEmpty:
      members.sorted { $0.key < $1.key }.flatMap { key, value -> [String] in
        let inside = lines(of: value)
        if isScalar(value) { return ["\(word(key)): \(inside.joined())"] }
        return ["\(word(key)):"] + inside.map { "  " + $0 }
      }
    case .array(let items) where !items.isEmpty:
      items.flatMap { item -> [String] in
        let inside = lines(of: item)
        return inside.enumerated().map { ($0.offset == 0 ? "- " : "  ") + $0.element }
      }
    default: [scalar(value)]
    }
  }

  /// True for what stands on the line of its key.
  private static func isScalar(_ value: JSONValue) -> Bool {
    switch value {
    case .object(let members): members.isEmpty
    case .array(let items): items.isEmpty
    case .null, .bool, .int, .double, .string: true
    }
  }

  private static func scalar(_ value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .int(let value): "\(value)"
    case .double(let value): "\(value)"
    case .string(let text): word(text)
    case .array: "[]"
    case .object: "{}"
    }
  }

  /// Words that YAML 1.1 or 1.2 reads as something else.
  private static let reserved: Set<String> = [
    "y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf",
  ]

  static func word(_ text: String) -> String {
    let isPlain =
      text.first.map { $0.isASCII && $0.isLetter } == true
      && text.unicodeScalars.allSatisfy { "_-./".unicodeScalars.contains($0) || $0.isASCIIWord }
    return isPlain && !reserved.contains(text.lowercased()) ? text : quoted(text)
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default:
        if JSONText.isSafe(scalar) {
          quoted.unicodeScalars.append(scalar)
        } else {
          let code = String(scalar.value, radix: 16)
          quoted += "\\U" + String(repeating: "0", count: 8 - code.count) + code
        }
      }
    }
    return quoted + "\""
  }
}

extension Unicode.Scalar {
  fileprivate var isASCIIWord: Bool { isASCII && (properties.isAlphabetic || ("0"..."9").contains(self)) }
}
