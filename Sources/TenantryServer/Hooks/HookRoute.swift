import ControlPlane
import Foundation
import HTTPTypes
import Hummingbird
import StorageCore
import TenantryAPI

/// `POST /hooks/{source}`: a system outside says that something is done.
///
/// It is known by its signature, taken once, and believed nothing: what waits for it looks for itself.
struct HookRoute: Sendable {
  static let path = "/hooks/{source}"

  let settings: LiveSettings
  let controlPlane: ControlPlane
  let store: any HookStore
  let limiter: RateLimiter
  let bodyMax: Int

  func answer(_ request: Request, _ context: APIContext) async throws -> Response {
    context.endpoint.set("hooks.receive")
    guard let source = context.parameters.get("source").flatMap(HookSource.init),
      let secret = settings.values.hooks.sources[source]
    else { throw APIProblem(.notFound, "No webhooks are taken here.") }
    // Before anything is read or computed: who has no secret may still send a lot.
    if let wait = limiter.wait(of: source.rawValue) {
      throw ProblemAnswer(
        APIProblem(.unavailable, "That is too much at once."), status: 429,
        headers: [.retryAfter: String(Int((wait / .seconds(1)).rounded(.up)))])
    }
    let now = controlPlane.parts.now()
    let body = Data((try await request.body.collect(upTo: bodyMax)).readableBytesView)
    guard let delivery = request.headers[source.deliveryField], (1...200).contains(delivery.utf8.count),
      source.isGenuine(body, request.headers, delivery: delivery, secret: try await found(secret), at: now)
    else { throw APIProblem(.unauthenticated, "The delivery is not signed as it must be, or too old.") }
    guard try await store.receive(delivery, from: source.rawValue, at: now) else {
      return Response(
        status: .ok, headers: [.contentType: "text/plain"],
        body: .init(byteBuffer: ByteBuffer(string: "known\n")))
    }
    for operation in Set(source.operations(in: body)) {
      await controlPlane.lookNow(operation, why: "\(source.rawValue) says that something is done")
    }
    return Response(status: .accepted)
  }

  private func found(_ secret: HookSettings.Secret) async throws -> String {
    do {
      return try await secret.find()
    } catch {
      throw APIProblem(.unavailable, "The secret of these webhooks cannot be read here.")
    }
  }
}
