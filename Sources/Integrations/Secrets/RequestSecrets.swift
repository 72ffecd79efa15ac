import Foundation
import HTTPTransport

/// The secrets that a request carries: what its answer may repeat, and nobody is to read there.
package struct RequestSecrets: Sendable {
  private let forms: SecretForms

  package init(_ request: HTTPRequest) {
    forms = SecretForms(Self.values(in: request))
  }

  /// The text without them, however they are written in it.
  package func hidden(in text: String) -> String { forms.hidden(in: text) }

  /// The answer without them, in its headers too. Other bytes than those of text are kept where there is nothing to hide.
  package func hidden(in response: HTTPResponse) -> HTTPResponse {
    guard !forms.isEmpty else { return response }
    var response = response
    response.headers = HTTPHeaders(response.headers.fields.map { ($0.name, hidden(in: $0.value)) })
    let text = String(decoding: response.body, as: UTF8.self)
    let rest = hidden(in: text)
    if rest != text { response.body = Data(rest.utf8) }
    return response
  }

  private static func values(in request: HTTPRequest) -> [String] {
    let redaction = HeaderRedaction.standard
    var values = request.headers.fields.filter { redaction.hides(header: $0.name) }.flatMap {
      credentials(in: $0.value)
    }
    let parts = URLComponents(url: request.url, resolvingAgainstBaseURL: false)
    values += fields(parts?.queryItems ?? [])
    values += secretSegments(of: request.url.path)
    guard !request.body.isEmpty else { return values }
    let type = request.headers["Content-Type"] ?? ""
    if type.hasPrefix("application/x-www-form-urlencoded") {
      var form = URLComponents()
      form.percentEncodedQuery = String(decoding: request.body, as: UTF8.self).replacing("+", with: "%20")
      values += fields(form.queryItems ?? [])
    } else if let json = try? JSONValue(data: request.body) {
      values += members(json)  // What is no JSON has no members.
    }
    return values
  }

  /// `Bearer abc` holds `abc`, `Basic …` a name and a password, a cookie the values of its pairs.
  private static func credentials(in header: String) -> [String] {
    var found = [header]
    let words = header.split(separator: " ", maxSplits: 1).map(String.init)
    if words.count == 2 { found.append(words[1]) }
    if words.first?.lowercased() == "basic", let data = words.last.flatMap({ Data(base64Encoded: $0) }) {
      let pair = String(decoding: data, as: UTF8.self)
      found += pair.split(separator: ":", maxSplits: 1).dropFirst().map(String.init)
    }
    for pair in header.split(separator: ";") where pair.contains("=") {
      found += pair.split(separator: "=", maxSplits: 1).dropFirst().map(String.init)
    }
    return found
  }

  private static func fields(_ items: [URLQueryItem]) -> [String] {
    items.filter { HeaderRedaction.standard.secretFields.contains($0.name.lowercased()) }.compactMap(\.value)
  }

  private static func secretSegments(of path: String) -> [String] {
    let segments = path.split(separator: "/").map(String.init)
    let shown = Set(HeaderRedaction.standard.redacted(path: path).split(separator: "/").map(String.init))
    return segments.filter { !shown.contains($0) }
  }

  private static func members(_ value: JSONValue) -> [String] {
    switch value {
    case .object(let members):
      members.flatMap { key, member -> [String] in
        let isSecret = HeaderRedaction.standard.secretFields.contains(key.lowercased())
        return (isSecret ? member.stringValue.map { [$0] } ?? [] : []) + Self.members(member)
      }
    case .array(let items): items.flatMap(members)
    default: []
    }
  }
}
