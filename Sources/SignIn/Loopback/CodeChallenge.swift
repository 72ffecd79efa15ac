import Foundation
import TenantModel

/// Proof that who brings a code is who asked for it: PKCE with S256 (RFC 7636).
struct CodeChallenge: Equatable, Sendable {
  /// 43 characters of 256 random bits; it leaves the process with the code alone.
  let verifier: String

  init(_ bytes: [UInt8]) { verifier = Self.base64(bytes) }

  /// The verifier's SHA-256, as it goes through the browser.
  var challenge: String {
    let digits = Array(SHA256.hex(Data(verifier.utf8)).utf8)
    return Self.base64(
      stride(from: 0, to: digits.count, by: 2).compactMap { place in
        UInt8(String(decoding: digits[place..<place + 2], as: UTF8.self), radix: 16)
      })
  }

  /// Base64 as addresses have it, without padding.
  static func base64(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString()
      .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }
}
