/// The HTTP method that an endpoint answers to.
package enum EndpointMethod: String, CaseIterable, Codable, Hashable, Sendable {
  case get = "GET"
  case post = "POST"

  /// True when a call changes nothing.
  package var isRead: Bool { self == .get }
}
