import Foundation
import HTTPTransport

/// How systems, and the proxies before them, repeat what they were asked: headers and body in an error.
package enum SandboxEcho: String, CaseIterable, Sendable {
  /// 500, in the system's own dialect.
  case failure
  /// 401, whose words quote the credential alone, and the challenge with it.
  case refusal
  /// 422 that quotes the body it does not like.
  case validation
  /// 502 with a page, escaped as pages are.
  case page
  /// 500 with a log's line: base64 and hex of what came.
  case trace
  /// 302 to a sign-in elsewhere that is to lead back here, credential and all.
  case redirect

  func answer(to request: HTTPRequest) -> HTTPResponse {
    let host = request.url.host() ?? ""
    let secretFields = request.headers.fields.filter { HeaderRedaction.standard.hides(header: $0.name) }
    let credential = secretFields.map(\.value).joined(separator: " ")
    let body = String(decoding: request.body, as: UTF8.self)
    let head = request.headers.fields.map { "\($0.name): \($0.value)" }.joined(separator: " ")
    switch self {
    case .failure:
      return SandboxHosts.failure(at: host, 500, "InternalError", "cannot serve \(head) \(body)")
    case .refusal:
      var answer = SandboxHosts.failure(at: host, 401, "Unauthorized", "not a token: \(credential) \(body)")
      answer.headers["WWW-Authenticate"] = "Bearer error_description=\"\(credential)\""
      return answer
    case .validation:
      return SandboxHosts.failure(at: host, 422, "Invalid", "body: \(body.debugDescription) of \(credential)")
    case .page:
      return HTTPResponse(
        status: 502, headers: ["Content-Type": "text/html"],
        body: Data("<html><pre>\(Self.escaped("\(head)\n\n\(body)"))</pre></html>".utf8))
    case .trace:
      let bytes = Data("\(credential) \(body)".utf8)
      return SandboxHosts.failure(
        at: host, 500, "InternalError",
        "request \(bytes.base64EncodedString()) \(bytes.map { String(format: "%02x", $0) }.joined())")
    case .redirect:
      var back = URLComponents()
      back.queryItems = [URLQueryItem(name: "next", value: "\(credential) \(body)")]
      return HTTPResponse(
        status: 302, headers: ["Location": "https://signin.sandbox/?\(back.percentEncodedQuery ?? "")"])
    }
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }
}
