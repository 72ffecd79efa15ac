import Foundation
import HTTPTransport
import JWTKit

/// The keys a provider signs with, fetched when they are needed, and again when a token names one that is not there.
///
/// Tokens can name keys as they like, so the provider is asked for an unknown one once in `pause` at most; and keys are
/// trusted for `ageMax`, so that one the provider took back is not believed for ever.
actor ProviderKeys {
  static let pause: TimeInterval = 30
  static let ageMax: TimeInterval = 3_600
  /// A provider's answers are a few kilobytes.
  private static let answerMax = 256 << 10
  private static let keysMax = 50

  private struct Held {
    var keys: JWTKeyCollection
    /// By key, the only algorithm it may be used with.
    var algorithms: [String: String]
    var fetchedAt: Date
  }

  private let issuer: String
  private let transport: any Transport
  private let now: @Sendable () -> Date
  private var held: Held?
  private var askedAt: Date?
  private var asking: Task<Held, any Error>?

  init(issuer: String, transport: any Transport, now: @escaping @Sendable () -> Date) {
    self.issuer = issuer
    self.transport = transport
    self.now = now
  }

  /// Keys among which is the one that a token names, for its algorithm.
  func keys(for header: TokenHeader) async throws(SignInRefusal) -> JWTKeyCollection {
    if let held, now().timeIntervalSince(held.fetchedAt) < Self.ageMax, held.algorithms[header.keyID] != nil {
      return try Self.checked(held, header)
    }
    if let askedAt, now().timeIntervalSince(askedAt) < Self.pause, asking == nil {
      guard let held, now().timeIntervalSince(held.fetchedAt) < Self.ageMax else {
        throw SignInRefusal(.unavailable, "The provider's keys could not be fetched a moment ago.")
      }
      return try Self.checked(held, header)
    }
    do {
      return try Self.checked(try await refreshed(), header)
    } catch let refusal as SignInRefusal {
      throw refusal
    } catch {
      throw SignInRefusal(.unavailable, "The provider's keys cannot be fetched now.")
    }
  }

  private static func checked(_ held: Held, _ header: TokenHeader) throws(SignInRefusal) -> JWTKeyCollection {
    guard let algorithm = held.algorithms[header.keyID] else {
      throw SignInRefusal(.invalid, "The token is signed by a key that its issuer does not have.")
    }
    guard algorithm == header.algorithm else {
      throw SignInRefusal(.invalid, "The token's key is not for \(header.algorithm).")
    }
    return held.keys
  }

  /// One question to the provider, however many tokens wait for it.
  private func refreshed() async throws -> Held {
    if let asking { return try await asking.value }
    askedAt = now()
    let question = Task { try await fetch() }
    asking = question
    defer { asking = nil }
    let answer = try await question.value
    held = answer
    return answer
  }

  private func fetch() async throws -> Held {
    let document = try await json(at: issuer + "/.well-known/openid-configuration")
    guard document["issuer"]?.stringValue == issuer else {
      throw SignInRefusal(.unavailable, "The provider at \(issuer) says that it is another.")
    }
    guard let place = document["jwks_uri"]?.stringValue else {
      throw SignInRefusal(.unavailable, "The provider does not say where its keys are.")
    }
    let keys = JWTKeyCollection()
    var algorithms: [String: String] = [:]
    for key in (try await json(at: place)["keys"]?.arrayValue ?? []).prefix(Self.keysMax) {
      guard let name = key["kid"]?.stringValue, let algorithm = Self.algorithm(of: key) else { continue }
      var key = key
      key["alg"] = .string(algorithm)
      let jwk = try JSONDecoder().decode(JWK.self, from: key.data)
      _ = try await keys.add(jwk: jwk, isDefault: false)
      algorithms[name] = algorithm
    }
    return Held(keys: keys, algorithms: algorithms, fetchedAt: now())
  }

  /// What a key is for: what it says, else what its form leaves open; nil for what is not taken here.
  private static func algorithm(of key: JSONValue) -> String? {
    guard key["use"]?.stringValue ?? "sig" == "sig" else { return nil }
    let possible: String? =
      switch (key["kty"]?.stringValue, key["crv"]?.stringValue) {
      case ("RSA", _): "RS256"
      case ("EC", "P-256"): "ES256"
      case ("OKP", "Ed25519"): "EdDSA"
      default: nil
      }
    guard let possible else { return nil }
    return key["alg"]?.stringValue ?? possible == possible ? possible : nil
  }

  private func json(at address: String) async throws -> JSONValue {
    guard let url = URL(string: address) else {
      throw SignInRefusal(.unavailable, "“\(address)” is no address.")
    }
    let answer = try await transport.send(HTTPRequest(.get, url, headers: ["Accept": "application/json"]))
    guard answer.isSuccess, answer.body.count <= Self.answerMax else {
      throw SignInRefusal(.unavailable, "The provider answered \(answer.status).")
    }
    return try JSONValue(data: answer.body)
  }
}
