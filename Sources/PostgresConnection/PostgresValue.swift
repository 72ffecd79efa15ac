import Foundation

/// A value with its type, on its way to the server as text.
package struct PostgresValue: Equatable, Sendable {
  let type: PostgresType
  let text: String

  package static func integer(_ value: Int64) -> PostgresValue { .init(type: .bigint, text: String(value)) }

  /// Every bit of it survives; infinities and NaN, too.
  package static func real(_ value: Double) -> PostgresValue { .init(type: .double, text: "\(value)") }

  /// - Parameter value: without a NUL, which no text in PostgreSQL can hold.
  package static func text(_ value: String) -> PostgresValue { .init(type: .text, text: value) }

  package static func bytes(_ value: Data) -> PostgresValue {
    let digits = Array("0123456789abcdef".utf8)
    var text = Array("\\x".utf8)
    text.reserveCapacity(2 + value.count * 2)
    for byte in value {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return .init(type: .bytes, text: String(decoding: text, as: UTF8.self))
  }
}
