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

  /// True when doing it twice is by itself the same as doing it once.
  package var isIdempotent: Bool { isSafe || self == .put || self == .delete }
}
