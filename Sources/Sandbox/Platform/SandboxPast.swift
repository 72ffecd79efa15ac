import Foundation
import HTTPTransport

/// A sandbox platform as it would have answered at another time: for a past that nobody watched.
///
/// It is only asked, never changed, and answers at once.
struct SandboxPast: Transport {
  let platform: SandboxPlatform
  let date: Date

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    guard request.method == .get else {
      throw TransportError(.refusedHost, "What was cannot be changed.", mayHaveBeenSent: false)
    }
    return try await platform.answer(to: request, at: date)
  }
}
