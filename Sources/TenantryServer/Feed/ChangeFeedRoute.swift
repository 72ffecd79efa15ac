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
/// last one was written. Who has fallen too far behind by then gets a `reset`. Who is not known any more by the token that
/// the feed was asked for with gets a `renew`, and the feed ends there: it goes on with another token from that event's id.
/// That is looked after every while, and at once when it changes who may ask.
struct ChangeFeedRoute: Sendable {
  static let path = "/api/changes"

  let controlPlane: ControlPlane
  let settings: LiveSettings
  let options: ServerOptions
  let metrics: ServerMetrics

  func answer(_ request: Request, _ context: APIContext) async throws -> Response {
    context.endpoint.set(ChangeBatch.feedName)
    guard let caller = context.caller, let token = SignInMiddleware.token(in: request.headers) else {
      throw APIProblem(.unauthenticated, "Sign in: a bearer token is needed.")
    }
    let mayHear = [Ownership.other, .own].contains {
      AccessPolicy.decide(caller.role, .changesRead, $0).isAllowed
    }
    guard mayHear, caller.scope?.allows(ChangeBatch.feedName) ?? true else {
      throw APIProblem(.forbidden, "Not allowed for \(caller.role.rawValue): to hear of changes.")
    }
    // From now on, unless a place is asked for.
    let start =
      try cursor(in: request) ?? ChangeCursor(sequence: controlPlane.parts.changes.feed.latest)
    // Listened to before the token is looked at again: what changes from the request's own look on is not missed.
    let settled = settings.changes()
    guard await isKnown(caller, bearing: token) else {
      throw APIProblem(.unauthenticated, "The token was taken back just now.")
    }
    guard metrics.beginFeed(max: options.feedsMax) else {
      throw ProblemAnswer(
        APIProblem(.unavailable, "Too many change feeds are read at once."), headers: [.retryAfter: "10"])
    }
    let changes = EmbeddedClient(controlPlane: controlPlane, caller: caller)
      .changes(since: start, behindMax: options.eventsBehindMax)
    let looks = looks(until: caller.signIn?.until)
    let metrics = metrics
    let body = ResponseBody { writer in
      defer { metrics.endFeed() }
      var place = start
      try await writer.write(ByteBuffer(string: "retry: 2000\nid: \(place.sequence)\n\n"))
      let events = merge(
        changes.map { Optional($0) }, looks.map { ChangeBatch?.none }, settled.map { ChangeBatch?.none })
      for await batch in events.cancelOnGracefulShutdown() {
        if let batch {
          place = batch.cursor
          try await writer.write(ByteBuffer(string: try Self.event(batch)))
        } else if await isKnown(caller, bearing: token) {
          try await writer.write(ByteBuffer(string: ": alive\n\n"))
        } else {
          try await writer.write(ByteBuffer(string: Self.renewal(at: place)))
          break
        }
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

  /// When to look after a listener: every heartbeat, and when the token ends.
  private func looks(until end: Date?) -> AsyncStream<Void> {
    let (heartbeat, now) = (options.heartbeat, controlPlane.parts.now)
    return AsyncStream(unfolding: {
      var pause = heartbeat
      if let rest = end?.timeIntervalSince(now()), rest > 0 {
        // A little later, so that it has ended by then.
        pause = min(pause, .seconds(rest) + .milliseconds(10))
      }
      return try? await Task.sleep(for: pause)
    })
  }

  /// Whether the token still speaks for whom it did. While nobody can say, it does until the time that it names.
  private func isKnown(_ caller: Caller, bearing token: String) async -> Bool {
    do throws(SignInRefusal) {
      return try await settings.caller(bearing: token) == caller
    } catch {
      let now = controlPlane.parts.now()
      return error.reason == .unavailable && caller.signIn?.until.map { now < $0 } ?? true
    }
  }

  private static func renewal(at place: ChangeCursor) -> String {
    "id: \(place.sequence)\nevent: \(ChangeBatch.renewalName)\ndata: {}\n\n"
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
