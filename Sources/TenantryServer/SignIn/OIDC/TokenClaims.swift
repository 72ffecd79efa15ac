import ControlPlane
import Foundation
import HTTPTransport
import JWTKit
import TenantModel

/// What a signed token says. The signature is JWTKit's business, what is said is ours.
struct TokenClaims: JWTPayload {
  /// What clocks may differ by.
  static let leeway: TimeInterval = 60

  private let claims: JSONValue

  init(from decoder: any Decoder) throws {
    claims = try JSONValue(from: decoder)
  }

  func encode(to encoder: any Encoder) throws { try claims.encode(to: encoder) }

  /// Nothing: `caller(by:at:)` looks at the claims with the clock that is handed in.
  func verify(using algorithm: some JWTAlgorithm) throws {}

  /// Who the token speaks for.
  func caller(by settings: OIDCSettings, at now: Date) throws(SignInRefusal) -> Caller {
    guard claims["iss"]?.stringValue == settings.issuer else {
      throw SignInRefusal(.invalid, "The token was issued by somebody else than \(settings.issuer).")
    }
    let audience = claims["aud"]?.stringValue.map { [$0] } ?? texts(at: ["aud"])
    guard audience.contains(settings.audience) else {
      throw SignInRefusal(.invalid, "The token is meant for another audience than \(settings.audience).")
    }
    guard let end = seconds("exp") else { throw SignInRefusal(.invalid, "The token has no end.") }
    guard now < end.addingTimeInterval(Self.leeway) else {
      throw SignInRefusal(.expired, "The token has ended: sign in again.")
    }
    if let start = seconds("nbf"), now < start.addingTimeInterval(-Self.leeway) {
      throw SignInRefusal(.invalid, "The token does not count yet: do the clocks agree?")
    }
    guard let subject = claims["sub"]?.stringValue, !subject.isEmpty else {
      throw SignInRefusal(.invalid, "The token names nobody.")
    }
    let held = Set(texts(at: settings.rolesClaim).compactMap { settings.roles[$0] })
    guard let role = OIDCSettings.precedence.first(where: held.contains) else {
      throw SignInRefusal(.noRole, "The token gives no role here.")
    }
    let name = claims[settings.nameClaim]?.stringValue ?? subject
    return Caller(
      actor: String(name.prefix(120)), role: role,
      tenants: Set(texts(at: settings.tenantsClaim).compactMap { try? Slug($0) }),
      signIn: .init(.oidc, until: end))
  }

  private func texts(at path: [String]) -> [String] {
    path.reduce(claims as JSONValue?) { $0?[$1] }?.arrayValue?.compactMap(\.stringValue) ?? []
  }

  private func seconds(_ claim: String) -> Date? {
    switch claims[claim] {
    case .int(let value): Date(timeIntervalSince1970: Double(value))
    case .double(let value): Date(timeIntervalSince1970: value)
    default: nil
    }
  }
}
