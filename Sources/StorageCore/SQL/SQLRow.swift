import Foundation
import TenantModel

/// A row that is read column by column, from left to right, in the order in which the statement names them.
package struct SQLRow {
  private let values: [SQLValue]
  private var column = 0

  package init(_ values: [SQLValue]) { self.values = values }

  package mutating func value() throws(StorageError) -> SQLValue {
    guard column < values.count else { throw unreadable("a column that is not there") }
    defer { column += 1 }
    return values[column]
  }

  package mutating func optionalInteger() throws(StorageError) -> Int64? {
    switch try value() {
    case .null: nil
    case .integer(let number): number
    default: throw unreadable("something else than an integer")
    }
  }

  package mutating func optionalText() throws(StorageError) -> String? {
    switch try value() {
    case .null: nil
    case .text(let text): text
    default: throw unreadable("something else than text")
    }
  }

  package mutating func optionalReal() throws(StorageError) -> Double? {
    switch try value() {
    case .null: nil
    case .real(let number): number
    case .integer(let number): Double(number)
    default: throw unreadable("something else than a number")
    }
  }

  package mutating func optionalBlob() throws(StorageError) -> Data? {
    switch try value() {
    case .null: nil
    case .blob(let data): data
    default: throw unreadable("something else than bytes")
    }
  }

  /// What a reader needed and did not find: the file was changed by something else than this program.
  func unreadable(_ what: String) -> StorageError {
    StorageError(
      .corrupt, "The database holds a row that this program cannot read; restore a backup.",
      detail: "column \(column) holds \(what)")
  }
}

extension SQLRow {
  package mutating func integer() throws(StorageError) -> Int64 { try some(try optionalInteger()) }
  package mutating func int() throws(StorageError) -> Int { Int(try integer()) }
  package mutating func optionalInt() throws(StorageError) -> Int? { try optionalInteger().map { Int($0) } }
  package mutating func real() throws(StorageError) -> Double { try some(try optionalReal()) }
  package mutating func bool() throws(StorageError) -> Bool { try integer() != 0 }
  package mutating func text() throws(StorageError) -> String { try some(try optionalText()) }
  package mutating func blob() throws(StorageError) -> Data { try some(try optionalBlob()) }
  package mutating func time() throws(StorageError) -> Date { Date(microsecondsSince1970: try integer()) }

  package mutating func optionalTime() throws(StorageError) -> Date? {
    try optionalInteger().map(Date.init(microsecondsSince1970:))
  }

  package mutating func name<Name: ValidatedName>(_ type: Name.Type = Name.self) throws(StorageError) -> Name
  {
    try some(try optionalName())
  }

  package mutating func optionalName<Name: ValidatedName>(
    _ type: Name.Type = Name.self
  ) throws(StorageError) -> Name? {
    guard let text = try optionalText() else { return nil }
    do { return try Name(text) } catch { throw unreadable("no \(Name.noun)") }
  }

  package mutating func code<Code: RawRepresentable<String>>(
    _ type: Code.Type = Code.self
  ) throws(StorageError) -> Code {
    try some(try optionalCode())
  }

  package mutating func optionalCode<Code: RawRepresentable<String>>(
    _ type: Code.Type = Code.self
  ) throws(StorageError) -> Code? {
    guard let text = try optionalText() else { return nil }
    return try some(Code(rawValue: text))
  }

  package mutating func json<Value: Decodable>(_ type: Value.Type = Value.self) throws(StorageError) -> Value
  {
    try some(try optionalJSON())
  }

  package mutating func optionalJSON<Value: Decodable>(
    _ type: Value.Type = Value.self
  ) throws(StorageError) -> Value? {
    guard let text = try optionalText() else { return nil }
    do {
      return try StoredJSON.decoder.decode(Value.self, from: Data(text.utf8))
    } catch {
      throw unreadable("JSON of another shape")
    }
  }

  private func some<Value>(_ value: Value?) throws(StorageError) -> Value {
    guard let value else { throw unreadable("nothing, or a word that this version does not know") }
    return value
  }
}
