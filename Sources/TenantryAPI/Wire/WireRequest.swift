import Foundation

/// An endpoint's call as an HTTP message, whoever carries it. Printing one and reading it are inverses.
package struct WireRequest: Equatable, Sendable {
  package var method: EndpointMethod
  /// Percent-encoded, from the server's root, without query: `/api/tenants/acme`.
  package var path: String
  /// In the order of their names; a name with several values stands once for each.
  package var query: [Item]
  /// Makes a write that is sent twice count once. At most 100 characters.
  package var idempotencyKey: String?
  /// The version that the caller saw, as in `If-Match: "7"`.
  package var expectedVersion: Int?
  /// A JSON object; empty for reads.
  package var body: Data

  /// One part of a query, decoded.
  package struct Item: Equatable, Sendable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  package init(
    _ method: EndpointMethod, _ path: String, query: [Item] = [], idempotencyKey: String? = nil,
    expectedVersion: Int? = nil, body: Data = Data()
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.idempotencyKey = idempotencyKey
    self.expectedVersion = expectedVersion
    self.body = body
  }

  /// Path and query as they stand in a request line.
  package var target: String {
    guard !query.isEmpty else { return path }
    let items = query.map { "\(Self.encoded($0.name))=\(Self.encoded($0.value))" }
    return path + "?" + items.joined(separator: "&")
  }

  /// Every byte but RFC 3986's unreserved characters in percent signs: right in a path's segment and in a query.
  static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
  }

  private static let unreserved = CharacterSet(
    charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
}
