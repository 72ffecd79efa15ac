import Foundation

/// Which parts of a message are secrets, and what stands in their place.
package struct HeaderRedaction: Sendable {
  package static let mark = "•••"

  /// Lower case.
  package var secretHeaders: Set<String>
  /// Lower case; a header whose name holds one of these is secret, too.
  package var secretHeaderParts: [String]
  /// Lower case; names of form fields and JSON members, too.
  package var secretFields: Set<String>
  /// Segments of a path after which the next one is a secret, as in `/hooks/KEY`.
  package var segmentsBeforeSecrets: Set<String>

  package init(
    secretHeaders: Set<String>, secretFields: Set<String>,
    secretHeaderParts: [String] = ["token", "secret", "password", "api-key"],
    segmentsBeforeSecrets: Set<String> = ["hooks"]
  ) {
    self.secretHeaders = secretHeaders
    self.secretFields = secretFields
    self.secretHeaderParts = secretHeaderParts
    self.segmentsBeforeSecrets = segmentsBeforeSecrets
  }

  package static let standard = HeaderRedaction(
    secretHeaders: [
      "authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key", "x-n8n-api-key", "apikey",
    ],
    secretFields: [
      "access_token", "refresh_token", "id_token", "client_secret", "secret", "password", "token", "code",
      "code_verifier", "device_code", "client_assertion", "registrationaccesstoken",
    ])

  /// Whether the values of that header are secrets.
  package func hides(header name: String) -> Bool {
    let name = name.lowercased()
    return secretHeaders.contains(name) || secretHeaderParts.contains { name.contains($0) }
  }

  package func redacted(_ headers: HTTPHeaders) -> HTTPHeaders {
    HTTPHeaders(headers.fields.map { ($0.name, hides(header: $0.name) ? Self.mark : $0.value) })
  }

  /// The path without the secrets in it, unescaped. Below `/api/` such segments are names of collections.
  package func redacted(path: String) -> String {
    let segments = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let end = segments.firstIndex(of: "api") ?? segments.count
    return segments.enumerated().map { index, segment in
      let isSecret = index > 0 && index < end && segmentsBeforeSecrets.contains(segments[index - 1])
      return isSecret && !segment.isEmpty ? "redacted" : segment
    }.joined(separator: "/")
  }

  /// The URL without user, password, secret segments and the values of secret query items.
  package func redacted(_ url: URL) -> String {
    guard var parts = URLComponents(url: url, resolvingAgainstBaseURL: false) else { return Self.mark }
    parts.user = nil
    parts.password = nil
    parts.percentEncodedPath = redacted(path: parts.percentEncodedPath)
    parts.queryItems = parts.queryItems?.map { item in
      secretFields.contains(item.name.lowercased()) ? URLQueryItem(name: item.name, value: "redacted") : item
    }
    // Foundation writes a plus as it is, and whoever reads it back finds a blank.
    parts.percentEncodedQuery = parts.percentEncodedQuery?.replacing("+", with: "%2B")
    return parts.string ?? Self.mark
  }

  /// The body with the values of secret members or form fields replaced; text of another kind is left alone.
  package func redacted(body: Data, contentType: String?) -> String {
    let text = String(decoding: body, as: UTF8.self)
    if contentType?.hasPrefix("application/x-www-form-urlencoded") == true {
      return text.split(separator: "&").map { pair in
        let name = pair.prefix { $0 != "=" }
        return secretFields.contains(name.lowercased()) ? "\(name)=redacted" : String(pair)
      }.joined(separator: "&")
    }
    guard contentType?.contains("json") == true || contentType?.contains("apply-patch") == true,
      let value = try? JSONValue(data: body)
    else { return text }  // No JSON after all: there are no members to replace.
    return String(decoding: redacted(value).data, as: UTF8.self)
  }

  private func redacted(_ value: JSONValue) -> JSONValue {
    switch value {
    case .object(let members):
      var kept: [String: JSONValue] = [:]
      for (key, member) in members {
        let isSecret = secretFields.contains(key.lowercased()) && member.stringValue != nil
        kept[key] = isSecret ? .string(Self.mark) : redacted(member)
      }
      return .object(kept)
    case .array(let items): return .array(items.map(redacted))
    default: return value
    }
  }
}
