import Foundation
import HTTPTransport

/// What Superset wants to see with each request: an access token and, for changes, a CSRF token with the
/// session cookie it belongs to. However many requests need one at once, one sign-in is made.
actor SupersetTokens {
  private struct Access: Sendable {
    let token: SecretValue
    let until: Date
  }

  struct Proof: Sendable {
    let token: SecretValue
    let cookie: SecretValue
  }

  /// Seconds before its end at which a token is no longer used.
  private static let marginSeconds = 20.0
  /// How long a token that does not say is used.
  private static let lifetimeSeconds = 300.0

  private let exchange: HTTPExchange
  private let base: URL
  private let username: String
  private let password: SecretReference
  private let secrets: SecretResolver
  private let now: @Sendable () -> Date

  private var access: Access?
  private var refresh: SecretValue?
  private var proof: Proof?
  private var renewal: Task<Result<Access, IntegrationError>, Never>?

  init(
    exchange: HTTPExchange, base: URL, username: String, password: SecretReference, secrets: SecretResolver,
    now: @escaping @Sendable () -> Date
  ) {
    self.exchange = exchange
    self.base = base
    self.username = username
    self.password = password
    self.secrets = secrets
    self.now = now
  }

  /// A token that is good for a while yet.
  func current() async throws(IntegrationError) -> SecretValue {
    if let access, access.until > now() { return access.token }
    if let renewal { return try await renewal.value.get().token }
    // A task of its own, for it belongs to all who wait: the first of them may be cancelled.
    let task = Task { await renewed() }
    renewal = task
    return try await task.value.get().token
  }

  /// What a change must carry besides the access token.
  func currentProof() async throws(IntegrationError) -> Proof {
    if let proof { return proof }
    let token = try await current()
    let response = try await exchange.send(
      HTTPRequest(
        .get, base.adding(path: "/api/v1/security/csrf_token/"),
        headers: ["Authorization": "Bearer \(token.reveal())", "Accept": "application/json"]))
    guard let text = try exchange.object(response)["result"]?.stringValue else {
      throw unreadable("CSRF token")
    }
    let cookies = response.headers.fields.filter { $0.name.lowercased() == "set-cookie" }.map {
      String($0.value.prefix { $0 != ";" })
    }
    let fresh = Proof(token: SecretValue(text), cookie: SecretValue(cookies.joined(separator: "; ")))
    proof = fresh
    return fresh
  }

  func forgetAccess() { access = nil }

  func forgetProof() { proof = nil }

  private func renewed() async -> Result<Access, IntegrationError> {
    defer { renewal = nil }
    do throws(IntegrationError) {
      let renewed = try await refreshed()
      let fresh = if let renewed { renewed } else { try await signedIn() }
      access = fresh
      return .success(fresh)
    } catch {
      return .failure(error)
    }
  }

  /// Nil when there is no refresh token, or Superset does not take it any more.
  private func refreshed() async throws(IntegrationError) -> Access? {
    guard let refresh else { return nil }
    let request = HTTPRequest(
      .post, base.adding(path: "/api/v1/security/refresh"),
      headers: ["Authorization": "Bearer \(refresh.reveal())", "Accept": "application/json"])
    do {
      return try held(try exchange.object(try await exchange.ask(request)))
    } catch {
      guard [IntegrationError.codeUnauthorized, IntegrationError.codeInvalid].contains(error.code) else {
        throw error
      }
      self.refresh = nil
      return nil
    }
  }

  private func signedIn() async throws(IntegrationError) -> Access {
    let secret = try await secrets.resolve(password)
    let body: JSONValue = [
      "username": .string(username), "password": .string(secret.reveal()), "provider": "db", "refresh": true,
    ]
    let request = HTTPRequest(
      .post, base.adding(path: "/api/v1/security/login"),
      headers: ["Content-Type": "application/json", "Accept": "application/json"], body: body.data)
    let answer = try exchange.object(try await exchange.ask(request))
    refresh = answer["refresh_token"]?.stringValue.map { SecretValue($0) }
    proof = nil
    return try held(answer)
  }

  private func held(_ answer: JSONValue) throws(IntegrationError) -> Access {
    guard let token = answer["access_token"]?.stringValue else { throw unreadable("token") }
    let until = Self.expiry(of: token) ?? now().addingTimeInterval(Self.lifetimeSeconds)
    return Access(token: SecretValue(token), until: until.addingTimeInterval(-Self.marginSeconds))
  }

  private func unreadable(_ what: String) -> IntegrationError {
    IntegrationError(
      "superset", IntegrationError.codeUnreadable, "Superset's answer holds no \(what).", retry: .permanent)
  }

  /// What a JSON Web Token says of its end; it is not verified, for only Superset can.
  private static func expiry(of token: String) -> Date? {
    let parts = token.split(separator: ".")
    guard parts.count == 3 else { return nil }
    var text = String(parts[1]).replacing("-", with: "+").replacing("_", with: "/")
    text += String(repeating: "=", count: (4 - text.count % 4) % 4)
    guard let data = Data(base64Encoded: text), let claims = try? JSONValue(data: data),
      let end = claims["exp"]?.intValue
    else { return nil }
    return Date(timeIntervalSince1970: Double(end))
  }
}
