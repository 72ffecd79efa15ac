import Crypto
import Foundation

/// Signatures of webhooks: HMAC-SHA256, compared in constant time.
///
/// Ours are those of Standard Webhooks: `v1,` and the code in base64, over id, time and body with dots between them.
enum HookSignature {
  static func make(id: String, timestamp: String, body: Data, secret: String) -> String {
    "v1,"
      + Data(HMAC<Crypto.SHA256>.authenticationCode(for: text(id, timestamp, body), using: key(secret)))
      .base64EncodedString()
  }

  static func isValid(_ signature: String, id: String, timestamp: String, body: Data, secret: String) -> Bool
  {
    guard signature.hasPrefix("v1,"), let code = Data(base64Encoded: String(signature.dropFirst(3))) else {
      return false
    }
    return HMAC<Crypto.SHA256>.isValidAuthenticationCode(
      code, authenticating: text(id, timestamp, body), using: key(secret))
  }

  /// As GitHub has it: the code of the body alone, in hexadecimal.
  static func isHex(_ digits: Substring, of body: Data, secret: String) -> Bool {
    guard digits.utf8.count == 64 else { return false }
    var code = Data()
    var rest = digits
    while !rest.isEmpty {
      guard let byte = UInt8(rest.prefix(2), radix: 16) else { return false }
      code.append(byte)
      rest = rest.dropFirst(2)
    }
    return HMAC<Crypto.SHA256>.isValidAuthenticationCode(code, authenticating: body, using: key(secret))
  }

  private static func text(_ id: String, _ timestamp: String, _ body: Data) -> Data {
    Data("\(id).\(timestamp).".utf8) + body
  }

  private static func key(_ secret: String) -> SymmetricKey { SymmetricKey(data: Data(secret.utf8)) }
}
