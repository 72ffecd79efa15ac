import Foundation
import TenantModel

/// One value on its way into a statement or out of a row, in the terms that all our databases share.
///
/// Times are microseconds since 1970 in an integer: readable by people, sortable, and the same in every
/// database.
package enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob(Data)
}

extension SQLValue {
  package static func int(_ value: Int) -> SQLValue { .integer(Int64(value)) }
  package static func bool(_ value: Bool) -> SQLValue { .integer(value ? 1 : 0) }
  package static func time(_ value: Date) -> SQLValue { .integer(value.microsecondsSince1970) }
  package static func name(_ value: some ValidatedName) -> SQLValue { .text(value.rawValue) }
  package static func code(_ value: some RawRepresentable<String>) -> SQLValue { .text(value.rawValue) }

  package static func text(_ value: String?) -> SQLValue { value.map { .text($0) } ?? .null }
  package static func time(_ value: Date?) -> SQLValue { value.map { .time($0) } ?? .null }
  package static func blob(_ value: Data?) -> SQLValue { value.map { .blob($0) } ?? .null }
  package static func real(_ value: Double?) -> SQLValue { value.map { .real($0) } ?? .null }
  package static func name(_ value: (some ValidatedName)?) -> SQLValue { value.map { .name($0) } ?? .null }
  package static func code(_ value: (some RawRepresentable<String>)?) -> SQLValue {
    value.map { .code($0) } ?? .null
  }

  /// JSON text with sorted keys, so that equal values are equal bytes.
  package static func json(_ value: (some Encodable)?) throws -> SQLValue {
    guard let value else { return .null }
    return .text(String(decoding: try StoredJSON.encoder.encode(value), as: UTF8.self))
  }
}
