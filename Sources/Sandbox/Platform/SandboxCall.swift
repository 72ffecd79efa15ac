import Foundation
import HTTPTransport

/// A request taken apart, for stand-ins whose addresses are segments and whose bodies are JSON.
struct SandboxCall {
  let request: HTTPRequest
  /// The path's segments, unescaped.
  let parts: [String]
  let query: [String: String]

  /// - Parameter prefix: segments before the API's own, such as `api/v1`; left out when the path begins so.
  init(_ request: HTTPRequest, prefix: [String] = []) {
    self.request = request
    let all = request.url.path.split(separator: "/").map(String.init)
    parts = all.starts(with: prefix) ? Array(all.dropFirst(prefix.count)) : all
    let items = URLComponents(url: request.url, resolvingAgainstBaseURL: false)?.queryItems ?? []
    query = Dictionary(items.map { ($0.name, $0.value ?? "") }) { first, _ in first }
  }

  var method: HTTPMethod { request.method }

  /// Nil for what is no JSON.
  var body: JSONValue? {
    try? JSONValue(data: request.body)  // What is no JSON is refused by whoever wants some.
  }

  /// A member of the body that the endpoint does not know, or nil.
  func unknownMember(besides known: Set<String>) -> String? {
    body?.objectValue?.keys.filter { !known.contains($0) }.min()
  }

  /// Whether the request shows that credential.
  func shows(_ secret: String, in header: String, prefix: String = "") -> Bool {
    request.headers[header] == prefix + secret
  }
}
