import Foundation

/// Which parts of a message are secrets, and what stands in their place.
package struct HeaderRedaction: Sendable {
  package static let mark = "•••"

  /// Lower case.
  package var secretHeaders: Set<String>
  /// Lower case; names of form fields and JSON members, too.
  package var secretFields: Set<String>

  package init(secretHeaders: Set<String>, secretFields: Set<String>) {
    self.secretHeaders = secretHeaders
    self.secretFields = secretFields
  }

  package static let standard = HeaderRedaction(
    secretHeaders: [
      "authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key", "x-n8n-api-key", "apikey",
    ],
    secretFields: [
      "access_token", "refresh_token", "id_token", "client_secret", "secret", "password", "token", "code",
      "client_assertion", "registrationaccesstoken",
    ])

  package func redacted(_ headers: HTTPHeaders) -> HTTPHeaders {
    HTTPHeaders(
      headers.fields.map { ($0.name, secretHeaders.contains($0.name.lowercased()) ? Self.mark : $0.value) })
  }

  /// The URL without user, password and the values of secret query items.
  package func redacted(_ url: URL) -> String {
    guard var parts = URLComponents(url: url, resolvingAgainstBaseURL: false) else { return Self.mark }
    parts.user = nil
    parts.password = nil
    parts.queryItems = parts.queryItems?.map { item in
      secretFields.contains(item.name.lowercased()) ? URLQueryItem(name: item.name, value: "redacted") : item
    }
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
