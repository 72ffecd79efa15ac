import Foundation

/// How a canary may be written. What most encodings leave alone is the core, so few are needed to know all of them.
enum CanaryEncoding: String, CaseIterable, Sendable {
  /// As it is: also in addresses, in JSON, in pages and in shells, which escape only what stands around the core.
  case plain
  /// Every byte `%4b`.
  case percent
  /// Every character `\u004b`.
  case escaped = "JSON escapes"
  /// The same inside JSON inside JSON.
  case escapedTwice = "JSON escapes in JSON"
  case base64
  case hex
  case utf16 = "UTF-16"
  /// From the back: nobody should, and somebody who wants to get past a filter would.
  case reversed

  /// All ways of this encoding to write a text of letters and digits.
  func forms(of text: String) -> [[UInt8]] {
    let bytes = Array(text.utf8)
    return switch self {
    case .plain: [bytes]
    case .percent: Self.digits.map { digits in Array(bytes.map { "%" + digits($0) }.joined().utf8) }
    case .escaped: Self.digits.map { digits in Array(bytes.map { "\\u00" + digits($0) }.joined().utf8) }
    case .escapedTwice: Self.digits.map { digits in Array(bytes.map { "\\\\u00" + digits($0) }.joined().utf8) }
    case .base64: Self.base64(bytes)
    case .hex: Self.digits.map { digits in Array(bytes.map(digits).joined().utf8) }
    case .utf16: [bytes.flatMap { [$0, 0] }]
    case .reversed: [bytes.reversed()]
    }
  }

  private static let digits: [@Sendable (UInt8) -> String] = [
    { String(format: "%02x", $0) }, { String(format: "%02X", $0) },
  ]

  /// What is the same whatever stands around it, at each of the three places in a group, in both alphabets.
  private static func base64(_ bytes: [UInt8]) -> [[UInt8]] {
    let texts = (0..<3).map { place -> String in
      let padded = Data([UInt8](repeating: 0x20, count: place) + bytes).base64EncodedString()
      let first = (place * 8 + 5) / 6
      let end = (place + bytes.count) * 8 / 6
      return String(padded.prefix(end).dropFirst(first))
    }
    return Set(texts + texts.map { $0.replacing("+", with: "-").replacing("/", with: "_") }).map { Array($0.utf8) }
  }
}
