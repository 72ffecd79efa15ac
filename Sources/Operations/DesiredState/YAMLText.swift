import Foundation
import HTTPTransport
import Yams

/// Values as YAML that reads back as the same values, whatever text they hold.
package enum YAMLText {
  /// Block style, keys sorted, every text quoted that is not a plain word.
  ///
  /// - Throws: `DesiredStateError` when what was written does not read back equal.
  package static func data(_ value: JSONValue) throws -> Data {
    let text = try Yams.serialize(node: node(value), indent: 2, width: -1, allowUnicode: true, lineBreak: .ln)
    guard try parse(text) == value else {
      throw DesiredStateError("The YAML that was written does not read back as what was meant.")
    }
    return Data(text.utf8)
  }

  /// Reads one document.
  ///
  /// - Throws: `YamlError`, or `DesiredStateError` for an alias or a key that is no text.
  package static func parse(_ text: String) throws -> JSONValue {
    guard let node = try Yams.compose(yaml: text) else { return .null }
    return try value(node)
  }

  private static func node(_ value: JSONValue) -> Node {
    switch value {
    case .null: .scalar(.init("null", Tag(.null), .plain))
    case .bool(let flag): .scalar(.init(flag ? "true" : "false", Tag(.bool), .plain))
    case .int(let number): .scalar(.init(String(number), Tag(.int), .plain))
    case .double(let number): .scalar(.init(String(number), Tag(.float), .plain))
    case .string(let text): .scalar(.init(text, Tag(.str), style(of: text)))
    case .array(let items): .sequence(.init(items.map(node), Tag(.seq), items.isEmpty ? .flow : .block))
    case .object(let members):
      .mapping(
        .init(
          members.sorted { $0.key < $1.key }.map { (node(.string($0.key)), node($0.value)) }, Tag(.map),
          members.isEmpty ? .flow : .block))
    }
  }

  private static func style(of text: String) -> Node.Scalar.Style {
    let isText = text.unicodeScalars.allSatisfy { $0 == "\n" || (0x20...0x7E).contains($0.value) }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.count > 1, isText, text.hasSuffix("\n"), !text.hasPrefix("\n"), !text.hasPrefix(" "),
      !text.hasSuffix("\n\n"), !lines.contains(where: { $0.hasSuffix(" ") })
    {
      return .literal
    }
    return isWord(text) ? .plain : .doubleQuoted
  }

  /// A word that no YAML reader takes for anything but a text.
  private static func isWord(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetter(first) || first == UInt8(ascii: "/"), text.utf8.count > 1
    else {
      return false
    }
    return text.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || "/._-".utf8.contains($0) }
      && !["true", "false", "yes", "no", "on", "off", "null"].contains(text.lowercased())
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static func value(_ node: Node) throws -> JSONValue {
    switch node {
    case .alias: throw DesiredStateError("YAML aliases are not read.")
    case .sequence(let items): return .array(try items.map(value))
    case .mapping(let pairs):
      var members: [String: JSONValue] = [:]
      for (key, item) in pairs {
        guard let name = key.scalar?.string, members[name] == nil else {
          throw DesiredStateError("A YAML key is no text or comes twice.")
        }
        members[name] = try value(item)
      }
      return .object(members)
    case .scalar(let scalar):
      // What is quoted is a text; what is plain is whatever YAML 1.1 makes of it.
      if scalar.style != .plain && scalar.style != .any { return .string(scalar.string) }
      if NSNull.construct(from: scalar) != nil { return .null }
      if let flag = Bool.construct(from: scalar) { return .bool(flag) }
      if let number = Int.construct(from: scalar) { return .int(number) }
      if let number = Double.construct(from: scalar) { return .double(number) }
      return .string(scalar.string)
    }
  }
}
