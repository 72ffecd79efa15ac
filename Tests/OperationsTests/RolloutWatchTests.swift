import Foundation
import HTTPTransport
import Sandbox
import Synchronization
import TestSupport
import Testing

/// The sandbox as it is, streams and all, with its watches counted. Until there is one, a deployment's controller has
/// seen nothing, so that no rollout is over before it was waited for.
private final class CountedStreams: StreamingTransport {
  private let inner: SandboxPlatform
  private let refusal: Int?
  private let watches = Mutex(0)

  /// - Parameter refusal: what every watch is answered with instead.
  init(_ inner: SandboxPlatform, refusing refusal: Int? = nil) {
    self.inner = inner
    self.refusal = refusal
  }

  var count: Int { watches.withLock { $0 } }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let response = try await inner.send(request)
    guard request.method == .get, request.url.path.hasSuffix("/deployments/odoo"), count == 0,
      var object = try? JSONValue(data: response.body), object["status"] != nil
    else { return response }
    object["status"] = .object([:])
    return HTTPResponse(status: response.status, json: object)
  }

  func open(_ request: HTTPRequest) async throws(TransportError) -> HTTPStream {
    if request.url.query()?.contains("watch=true") == true { watches.withLock { $0 += 1 } }
    if let refusal { return HTTPStream(HTTPResponse(status: refusal, json: ["message": "no watches"])) }
    return try await inner.open(request)
  }
}

@Suite("A rollout that is watched", .timeLimit(.minutes(20)))
struct RolloutWatchTests {
  @Test(
    "where the cluster tells of changes the rollout waits for them, and where it does not it looks again",
    arguments: [nil, 403] as [Int?])
  func watched(refusal: Int?) async throws {
    let streams = Mutex<CountedStreams?>(nil)
    let world = try OperationWorld(
      speed: 0.01, pollInterval: .milliseconds(100),
      wayToKubernetes: { sandbox in
        let counted = CountedStreams(sandbox, refusing: refusal)
        streams.withLock { $0 = counted }
        return counted
      })
    let created = try await world.create()
    #expect(created.state == .succeeded, "\(String(describing: created.job?.fault))")
    #expect((streams.withLock { $0 }?.count ?? 0) > 0)
  }
}
