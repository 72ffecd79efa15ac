import Foundation

/// Any JSON value. Objects have no order; `data` writes their keys sorted, so equal values have equal bytes.
package enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case double(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// Deepest nesting that is read.
  package static let depthMax = 64

  /// Reads a document.
  ///
  /// - Throws: `DecodingError`, also when it nests deeper than `depthMax`.
  package init(data: Data) throws {
    self = try JSONDecoder().decode(JSONValue.self, from: data)
  }

  /// Compact, keys sorted, slashes as they are.
  package var data: Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Self.written(self, by: encoder)
  }

  /// Indented by two, keys sorted, with a final line break: for files that people read.
  package var prettyData: Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return Self.written(self, by: encoder) + Data("\n".utf8)
  }

  private static func written(_ value: JSONValue, by encoder: JSONEncoder) -> Data {
    do {
      return try encoder.encode(value)
    } catch {
      // Only a non-finite number can fail, and none is ever read or made.
      preconditionFailure("a JSON value that JSON cannot hold: \(error)")
    }
  }
}

extension JSONValue: Codable {
  package init(from decoder: any Decoder) throws {
    guard decoder.codingPath.count <= Self.depthMax else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: [], debugDescription: "nested deeper than \(Self.depthMax)"))
    }
    let box = try decoder.singleValueContainer()
    if box.decodeNil() {
      self = .null
    } else if let value = try? box.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? box.decode(Int.self) {
      self = .int(value)
    } else if let value = try? box.decode(Double.self) {
      self = .double(value)
    } else if let value = try? box.decode(String.self) {
      self = .string(value)
    } else if decoder.isArray {
      self = .array(try box.decode([JSONValue].self))
    } else {
      self = .object(try box.decode([String: JSONValue].self))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var box = encoder.singleValueContainer()
    switch self {
    case .null: try box.encodeNil()
    case .bool(let value): try box.encode(value)
    case .int(let value): try box.encode(value)
    case .double(let value): try box.encode(value)
    case .string(let value): try box.encode(value)
    case .array(let value): try box.encode(value)
    case .object(let value): try box.encode(value)
    }
  }
}

extension Decoder {
  fileprivate var isArray: Bool { (try? unkeyedContainer()) != nil }
}
