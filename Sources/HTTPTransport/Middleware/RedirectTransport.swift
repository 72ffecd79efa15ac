import Foundation

/// Follows redirects of questions within one origin; every other redirect is the answer.
///
/// So no header of ours, and no secret in it, reaches a host that nobody configured.
package struct RedirectTransport: Transport {
  private let inner: any Transport
  private let hopsMax: Int

  package init(_ inner: any Transport, hopsMax: Int = 5) {
    self.inner = inner
    self.hopsMax = hopsMax
  }

  package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    var request = request
    for _ in 0..<hopsMax {
      let response = try await inner.send(request)
      guard let next = Self.target(of: response, to: request) else { return response }
      request.url = next
    }
    return try await inner.send(request)
  }

  private static func target(of response: HTTPResponse, to request: HTTPRequest) -> URL? {
    guard request.method.isSafe, [301, 302, 303, 307, 308].contains(response.status),
      let location = response.headers["Location"],
      let next = URL(string: location, relativeTo: request.url)?.absoluteURL
    else { return nil }
    do {
      return try HTTPOrigin(next) == HTTPOrigin(request.url) ? next : nil
    } catch {
      return nil  // An address that nobody may ask is one that is not followed.
    }
  }
}
