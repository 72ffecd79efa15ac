import HTTPTransport

/// A decoder that holds nothing and notes what it is asked for.
final class SchemaProbe: Decoder {
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]
  private let book: SchemaBook
  fileprivate var properties: [String: JSONValue] = [:]
  fileprivate var required: [String] = []
  fileprivate var whole: JSONValue?

  init(book: SchemaBook) {
    self.book = book
  }

  /// What was noted.
  var schema: JSONValue {
    if let whole { return whole }
    var schema: JSONValue = ["type": "object", "properties": .object(properties)]
    if !required.isEmpty { schema["required"] = .array(required.sorted().map { .string($0) }) }
    return schema
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(Members(probe: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    throw SchemaBook.Unreadable(description: "a list of its own")
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { Whole(probe: self) }

  fileprivate func note<Value: Decodable>(_ type: Value.Type, as key: any CodingKey, isRequired: Bool) throws
  {
    let name = WireRequest.wireName(key.stringValue)
    properties[name] = try book.schema(of: type)
    if isRequired, !required.contains(name) { required.append(name) }
  }

  /// An object's members.
  private struct Members<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let probe: SchemaProbe
    let codingPath: [any CodingKey] = []
    let allKeys: [Key] = []

    func contains(_ key: Key) -> Bool { true }
    func decodeNil(forKey key: Key) -> Bool { false }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
      try probe.note(type, as: key, isRequired: true)
      return try probe.book.sample(of: type)
    }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
      try probe.note(type, as: key, isRequired: false)
      return nil
    }

    // The kinds that the protocol names each ask for a method of their own.
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try noted(type, key) }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try noted(type, key) }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try noted(type, key) }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try noted(type, key) }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try noted(type, key) }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try noted(type, key) }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try noted(type, key) }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try noted(type, key) }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try noted(type, key) }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try noted(type, key) }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try noted(type, key) }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try noted(type, key) }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try noted(type, key) }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try noted(type, key) }

    private func noted<Value: Decodable>(_ type: Value.Type, _ key: Key) throws -> Value {
      try probe.note(type, as: key, isRequired: true)
      return try probe.book.sample(of: type)
    }

    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? { try absent(type, key) }
    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? { try absent(type, key) }
    func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? { try absent(type, key) }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { try absent(type, key) }
    func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? { try absent(type, key) }

    private func absent<Value: Decodable>(_ type: Value.Type, _ key: Key) throws -> Value? {
      try probe.note(type, as: key, isRequired: false)
      return nil
    }

    func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
      throw SchemaBook.Unreadable(description: "an object in \(key.stringValue)")
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
      throw SchemaBook.Unreadable(description: "a list in \(key.stringValue)")
    }

    func superDecoder() -> any Decoder { probe }
    func superDecoder(forKey key: Key) -> any Decoder { probe }
  }

  /// A value of its own.
  private struct Whole: SingleValueDecodingContainer {
    let probe: SchemaProbe
    let codingPath: [any CodingKey] = []

    func decodeNil() -> Bool { false }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
      probe.whole = try probe.book.schema(of: type)
      return try probe.book.sample(of: type)
    }
  }
}
