import Foundation
import HTTPTransport

/// The first part of a JSON Web Token, read before anything is believed.
struct TokenHeader: Equatable, Sendable {
  /// Asymmetric ones alone: a key that everybody may have proves nothing by HMAC.
  static let algorithms: Set = ["RS256", "ES256", "EdDSA"]

  let algorithm: String
  let keyID: String

  /// - Throws: `SignInRefusal`: `notOurs` for what is no JWT.
  init(of token: String) throws(SignInRefusal) {
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let data = Self.decoded(parts[0]), let header = try? JSONValue(data: data) else {
      throw SignInRefusal(.notOurs, "The token is no JSON Web Token.")
    }
    guard let algorithm = header["alg"]?.stringValue, Self.algorithms.contains(algorithm) else {
      throw SignInRefusal(.invalid, "The token is not signed by RS256, ES256 or EdDSA.")
    }
    guard header["crit"] == nil else {
      throw SignInRefusal(.invalid, "The token demands extensions that are not known here.")
    }
    guard let keyID = header["kid"]?.stringValue, !keyID.isEmpty, keyID.utf8.count <= 200 else {
      throw SignInRefusal(.invalid, "The token does not say which key signed it.")
    }
    self.algorithm = algorithm
    self.keyID = keyID
  }

  private static func decoded(_ part: Substring) -> Data? {
    let text = part.replacing("-", with: "+").replacing("_", with: "/")
    return Data(base64Encoded: text + String(repeating: "=", count: (4 - text.count % 4) % 4))
  }
}
