import HTTPTransport
import Synchronization

/// Counts the requests that pass, by method and path, and may answer the first that meets a path itself.
final class WatchedTransport: Transport {
  private let inner: any Transport
  private let counts = Mutex<[String: Int]>([:])
  private let refusal: Mutex<(path: String, response: HTTPResponse)?>

  init(
    _ inner: any Transport, refusingOnce path: String? = nil,
    with response: HTTPResponse = HTTPResponse(status: 500)
  ) {
    self.inner = inner
    refusal = Mutex(path.map { ($0, response) })
  }

  func count(_ method: HTTPMethod, _ path: String) -> Int {
    counts.withLock { $0["\(method.rawValue) \(path)"] ?? 0 }
  }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    counts.withLock { $0["\(request.method.rawValue) \(request.url.path)", default: 0] += 1 }
    let refused = refusal.withLock { held -> HTTPResponse? in
      guard let current = held, request.url.path.contains(current.path) else { return nil }
      held = nil
      return current.response
    }
    if let refused { return refused }
    return try await inner.send(request)
  }
}
