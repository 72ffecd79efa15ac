import Foundation
import HTTPTransport
import TenantryAPI

/// What a provider answers to who has no browser (RFC 8628 §3.2).
struct DeviceOffer: Equatable, Sendable {
  /// Waits of less are made so long, whatever a provider says.
  static let intervalMin: Duration = .seconds(1)
  static let intervalUsual: Duration = .seconds(5)

  /// Ours alone.
  let deviceCode: String
  /// For a person to type in elsewhere.
  let userCode: String
  /// Where to type it in.
  let address: URL
  let lifetime: Duration
  let interval: Duration

  /// - Throws: `APIProblem` with `refused` for an address that is not the provider's own, or a code that is none.
  init(_ answer: JSONValue, of issuer: Issuer) throws(APIProblem) {
    guard let deviceCode = answer["device_code"]?.stringValue,
      let userCode = answer["user_code"]?.stringValue,
      let text = (answer["verification_uri"] ?? answer["verification_url"])?.stringValue,
      let lifetime = answer["expires_in"]?.intValue, lifetime > 0
    else { throw APIProblem(.unavailable, "The provider gives no code to sign in with.") }
    guard let address = URL(string: text), issuer.isOwn(address) else {
      throw APIProblem(
        .refused,
        "The provider wants you to sign in at an address that is not its own, so that is not shown: stop here."
      )
    }
    guard (1...40).contains(userCode.count),
      userCode.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == " ") })
    else { throw APIProblem(.refused, "The provider's code is none that a person can type in.") }
    self.deviceCode = deviceCode
    self.userCode = userCode
    self.address = address
    self.lifetime = .seconds(min(lifetime, 3_600))
    interval =
      answer["interval"]?.intValue.map { max(.seconds(min($0, 300)), Self.intervalMin) } ?? Self.intervalUsual
  }
}
