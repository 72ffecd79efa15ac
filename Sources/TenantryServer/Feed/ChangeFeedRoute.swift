import AsyncAlgorithms
import ControlPlane
import Foundation
import HTTPTypes
import Hummingbird
import TenantModel
import TenantryAPI

/// The change feed as server-sent events: `GET /api/changes`, resumed by `Last-Event-ID`.
///
/// An event `changes` carries a batch; `reset` says that some are lost and everything may have changed. A comment every
/// while is a sign of life. Who reads slowly gets fewer and larger batches, never a queue: the next batch is made when the
/// last one was written. Who has fallen too far behind by then gets a `reset`.
struct ChangeFeedRoute: Sendable {
  static let path = "/api/changes"

  let controlPlane: ControlPlane
  let options: ServerOptions
  let metrics: ServerMetrics

  func answer(_ request: Request, _ context: APIContext) async throws -> Response {
    context.endpoint.set(ChangeBatch.feedName)
    guard let caller = context.caller else {
      throw APIProblem(.unauthenticated, "Sign in: a bearer token is needed.")
    }
    let mayHear = [Ownership.other, .own].contains {
      AccessPolicy.decide(caller.role, .changesRead, $0).isAllowed
    }
    guard mayHear, caller.scope?.allows(ChangeBatch.feedName) ?? true else {
      throw APIProblem(.forbidden, "Not allowed for \(caller.role.rawValue): to hear of changes.")
    }
    let cursor = try cursor(in: request)
    guard metrics.beginFeed(max: options.feedsMax) else {
      throw ProblemAnswer(
        APIProblem(.unavailable, "Too many change feeds are read at once."), headers: [.retryAfter: "10"])
    }
    let changes = EmbeddedClient(controlPlane: controlPlane, caller: caller)
      .changes(since: cursor, behindMax: options.eventsBehindMax)
    let heartbeat = options.heartbeat
    let metrics = metrics
    let body = ResponseBody { writer in
      defer { metrics.endFeed() }
      try await writer.write(ByteBuffer(string: "retry: 2000\n\n"))
      let beats = AsyncTimerSequence(interval: heartbeat, clock: .continuous).map { _ in ChangeBatch?.none }
      let events = merge(changes.map { Optional($0) }, beats)
      for await batch in events.cancelOnGracefulShutdown() {
        try await writer.write(ByteBuffer(string: try batch.map(Self.event) ?? ": alive\n\n"))
      }
      try await writer.finish(nil)
    }
    let headers: HTTPFields = [
      .contentType: "text/event-stream", .cacheControl: "no-store", .accelBuffering: "no",
    ]
    return Response(status: .ok, headers: headers, body: body)
  }

  private func cursor(in request: Request) throws -> ChangeCursor? {
    let asked = request.headers[.lastEventID] ?? request.uri.queryParameters["since"].map(String.init)
    guard let asked else { return nil }
    guard let sequence = Int64(asked), sequence >= 0 else {
      throw APIProblem.input("Last-Event-ID", "a whole number that an event had as its id")
    }
    return ChangeCursor(sequence: sequence)
  }

  private static func event(_ batch: ChangeBatch) throws -> String {
    let data = String(decoding: try JSONCoding.encoder().encode(batch), as: UTF8.self)
    return "id: \(batch.cursor.sequence)\nevent: \(batch.isReset ? "reset" : "changes")\ndata: \(data)\n\n"
  }
}

extension HTTPField.Name {
  /// Tells proxies to pass events on at once.
  static let accelBuffering = HTTPField.Name.known("X-Accel-Buffering")
}
