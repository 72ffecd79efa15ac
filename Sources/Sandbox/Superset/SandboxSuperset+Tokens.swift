import Foundation
import HTTPTransport

extension SandboxSuperset {
  private static let accessSeconds = 900
  private static let refreshSeconds = 2_592_000
  private static let header = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"

  func login(_ request: HTTPRequest) -> HTTPResponse {
    guard let body = try? JSONValue(data: request.body), body["provider"] != nil else {
      return HTTPResponse(status: 400, json: ["message": "Missing required parameter"])
    }
    guard body["username"] == .string(Self.username), body["password"] == .string(secret) else {
      return HTTPResponse(status: 401, json: ["message": "Not authorized"])
    }
    var answer: JSONValue = ["access_token": .string(token("access"))]
    if body["refresh"] == true { answer["refresh_token"] = .string(token("refresh")) }
    return HTTPResponse(status: 200, json: answer)
  }

  /// A token that says itself until when it is good, as JSON Web Tokens do.
  func token(_ kind: String) -> String {
    let end =
      Int(clock.now.timeIntervalSince1970) + (kind == "access" ? Self.accessSeconds : Self.refreshSeconds)
    let claims: JSONValue = ["type": .string(kind), "sub": "1", "exp": .int(end)]
    let middle = claims.data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
      .replacing("=", with: "")
    return "\(Self.header).\(middle).\(proof(middle))"
  }

  /// Why a request is not let in; nil when it is.
  func refusal(of request: HTTPRequest, isRefresh: Bool) -> HTTPResponse? {
    let words = (request.headers["Authorization"] ?? "").split(separator: " ").map(String.init)
    guard words.count == 2, words[0] == "Bearer" else {
      return Self.said(401, "Missing Authorization Header")
    }
    let parts = words[1].split(separator: ".").map(String.init)
    guard parts.count == 3 else { return Self.said(422, "Not enough segments") }
    guard parts[2] == proof(parts[1]), let claims = Self.claims(parts[1]) else {
      return Self.said(422, "Signature verification failed")
    }
    guard Double(claims["exp"]?.intValue ?? 0) > clock.now.timeIntervalSince1970 else {
      return Self.said(401, "Token has expired")
    }
    let wanted = isRefresh ? "refresh" : "access"
    guard claims["type"]?.stringValue == wanted else {
      return Self.said(422, "Only \(wanted) tokens are allowed")
    }
    return request.method.isSafe || isRefresh ? nil : csrfRefusal(of: request)
  }

  func csrf() -> HTTPResponse {
    let session = StableHash.uuid("session/\(clock.now.timeIntervalSince1970)")
    var answer = HTTPResponse(status: 200, json: ["result": .string(proof("csrf/\(session)"))])
    answer.headers["Set-Cookie"] = "session=\(session); HttpOnly; Path=/; SameSite=Lax"
    return answer
  }

  private func csrfRefusal(of request: HTTPRequest) -> HTTPResponse? {
    func refused(_ why: String) -> HTTPResponse {
      Self.failure(400, "400 Bad Request: \(why)", type: "GENERIC_BACKEND_ERROR")
    }
    guard let token = request.headers["X-CSRFToken"] else { return refused("The CSRF token is missing.") }
    guard let cookie = request.headers["Cookie"], cookie.hasPrefix("session=") else {
      return refused("The CSRF session token is missing.")
    }
    guard token == proof("csrf/\(cookie.dropFirst(8))") else {
      return refused("The CSRF tokens do not match.")
    }
    guard request.headers["Referer"] != nil else { return refused("The referrer header is missing.") }
    return nil
  }

  private func proof(_ text: String) -> String { StableHash.uuid("\(secret)/\(text)") }

  private static func said(_ status: Int, _ message: String) -> HTTPResponse {
    HTTPResponse(status: status, json: ["msg": .string(message)])
  }

  private static func claims(_ text: String) -> JSONValue? {
    var padded = text.replacing("-", with: "+").replacing("_", with: "/")
    padded += String(repeating: "=", count: (4 - padded.count % 4) % 4)
    return Data(base64Encoded: padded).flatMap { try? JSONValue(data: $0) }
  }

  // MARK: Guests

  func guestToken(_ request: HTTPRequest) -> HTTPResponse {
    let body = try? JSONValue(data: request.body)
    guard let resources = body?["resources"]?.arrayValue, body?["rls"]?.arrayValue != nil else {
      return HTTPResponse(status: 400, json: ["message": ["resources": ["Missing data for required field."]]])
    }
    let known = store.all(in: Self.embedded).compactMap { $0["uuid"] }
    for resource in resources where resource["id"].map(known.contains) != true {
      return HTTPResponse(status: 400, json: ["message": "EmbeddedDashboard not found."])
    }
    return HTTPResponse(status: 200, json: ["token": .string(token("guest"))])
  }
}
