/// What a request asks of a resource.
package enum HTTPMethod: String, CaseIterable, Codable, Hashable, Sendable {
  case get = "GET"
  case head = "HEAD"
  case post = "POST"
  case put = "PUT"
  case patch = "PATCH"
  case delete = "DELETE"

  /// True when the method by itself promises to change nothing.
  package var isSafe: Bool { self == .get || self == .head }
}
