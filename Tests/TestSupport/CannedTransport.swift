import Foundation
import HTTPTransport
import Synchronization

/// Answers every request with what a test says, and keeps the requests.
package final class CannedTransport: Transport {
  private let answer: @Sendable (HTTPRequest) throws(TransportError) -> HTTPResponse
  private let kept = Mutex<[HTTPRequest]>([])

  package init(_ answer: @escaping @Sendable (HTTPRequest) throws(TransportError) -> HTTPResponse) {
    self.answer = answer
  }

  /// Always the same JSON.
  package convenience init(
    status: Int, headers: [(String, String)] = [], json: JSONValue = ["message": "said so"]
  ) {
    self.init { _ in
      var response = HTTPResponse(status: status, json: json)
      for (name, value) in headers { response.headers[name] = value }
      return response
    }
  }

  package var requests: [HTTPRequest] { kept.withLock { $0 } }

  package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    kept.withLock { $0.append(request) }
    return try answer(request)
  }
}
