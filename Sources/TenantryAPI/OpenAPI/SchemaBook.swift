import Foundation
import HTTPTransport
import TenantModel

/// Reads the JSON shape of types off their decoding, so that no schema is written by hand and none can be wrong.
///
/// A type is decoded from nothing: whatever it asks for is noted, and answered with some value of the kind it wants.
final class SchemaBook {
  /// Why a type's shape cannot be read: it needs to be `SchemaDescribed`.
  struct Unreadable: Error, CustomStringConvertible {
    let description: String
  }

  /// Objects and enumerations by name, as a document's components.
  private(set) var components: [String: JSONValue] = [:]

  /// Names that only a validator makes are tried with these.
  private static let names = [
    "acme", "base", "odoo:18.0-20251106", "ABC1234567", "odoo_acme", "odoo-acme", "https://example.net",
    "18.0",
    "2026-01", "a/b", "oci://example.net/a", "A b",
  ]

  /// The schema of a type: a reference for what is a component.
  func schema(of type: any Any.Type) throws -> JSONValue {
    if let simple = Self.simple(type) { return simple.schema }
    if let optional = type as? any OptionalShape.Type { return try schema(of: optional.wrappedType) }
    if let list = type as? any ListShape.Type {
      return ["type": "array", "items": try schema(of: list.elementType)]
    }
    if let dictionary = type as? any DictionaryShape.Type {
      return ["type": "object", "additionalProperties": try schema(of: dictionary.valueType)]
    }
    if let described = type as? any SchemaDescribed.Type {
      for part in described.parts { _ = try schema(of: part) }
      return described.schema
    }
    if let name = type as? any ValidatedName.Type {
      return ["type": "string", "description": .string("a \(name.noun)")]
    }
    let name = Self.name(of: type)
    let reference: JSONValue = ["$ref": .string("#/components/schemas/\(name)")]
    guard components[name] == nil else { return reference }
    if let cases = Self.cases(of: type) {
      components[name] = ["type": "string", "enum": .array(cases.map { .string($0) })]
      return reference
    }
    guard let type = type as? any Decodable.Type else {
      throw Unreadable(description: "\(type) is not decoded")
    }
    // Stands there while it is read, so that what holds itself ends.
    components[name] = [:]
    let probe = SchemaProbe(book: self)
    _ = try type.init(from: probe)
    components[name] = probe.schema
    return reference
  }

  /// Some value of a type.
  func sample<Value>(of type: Value.Type) throws -> Value {
    guard let value = try anySample(of: type) as? Value else {
      throw Unreadable(description: "there is no sample of \(type)")
    }
    return value
  }

  private func anySample(of type: any Any.Type) throws -> Any {
    if let simple = Self.simple(type) { return simple.sample }
    if let optional = type as? any OptionalShape.Type { return optional.nothing }
    if let list = type as? any ListShape.Type { return list.emptyList }
    if let dictionary = type as? any DictionaryShape.Type { return dictionary.emptyDictionary }
    if let described = type as? any SchemaDescribed.Type { return described.sample }
    if let name = type as? any ValidatedName.Type {
      guard let sample = Self.names.lazy.compactMap({ try? name.init($0) }).first else {
        throw Unreadable(description: "no sample is a \(name.noun)")
      }
      return sample
    }
    if let first = Self.firstCase(of: type) { return first }
    guard let type = type as? any Decodable.Type else {
      throw Unreadable(description: "\(type) is not decoded")
    }
    return try type.init(from: SchemaProbe(book: self))
  }

  // MARK: Kinds of types

  private static func simple(_ type: any Any.Type) -> (schema: JSONValue, sample: Any)? {
    switch type {
    case is String.Type: (["type": "string"], "")
    case is Bool.Type: (["type": "boolean"], false)
    case is Int.Type: (["type": "integer"], 0)
    case is Int64.Type: (["type": "integer", "format": "int64"], Int64(0))
    case is Int32.Type: (["type": "integer", "format": "int32"], Int32(0))
    case is UInt64.Type: (["type": "integer", "minimum": 0], UInt64(0))
    case is Double.Type: (["type": "number"], Double(0))
    case is Date.Type: (["type": "string", "format": "date-time"], Date(timeIntervalSince1970: 0))
    case is Data.Type: (["type": "string", "contentEncoding": "base64"], Data())
    default: nil
    }
  }

  /// The raw values of an enumeration of words; nil for any other type.
  private static func cases(of type: any Any.Type) -> [String]? {
    guard let type = type as? any CaseIterable.Type else { return nil }
    func words<Word: CaseIterable>(_ type: Word.Type) -> [String]? {
      let words = type.allCases.compactMap { ($0 as? any RawRepresentable)?.rawValue as? String }
      return words.isEmpty ? nil : words
    }
    return words(type)
  }

  private static func firstCase(of type: any Any.Type) -> Any? {
    guard cases(of: type) != nil, let type = type as? any CaseIterable.Type else { return nil }
    func first<Word: CaseIterable>(_ type: Word.Type) -> Any? { type.allCases.first }
    return first(type)
  }

  /// `TenantryAPI.ListTenants.Output` is `ListTenants.Output`.
  static func name(of type: any Any.Type) -> String {
    String(reflecting: type).split(separator: ".").dropFirst().joined(separator: ".")
  }
}
