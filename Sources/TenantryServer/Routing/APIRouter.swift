import ControlPlane
import HTTPTypes
import Hummingbird
import TenantryAPI

/// Every address of the server, derived from `EndpointCatalog`.
struct APIRouter {
  private static let documentPath = "/api/openapi.json"

  let parts: ServerParts
  let options: ServerOptions
  let metrics: ServerMetrics
  let readiness: Readiness

  func make() -> Router<APIContext> {
    let router = Router(context: APIContext.self, options: .autoGenerateHeadEndpoints)
    let addresses = KnownAddresses(
      others: HealthRoutes.paths + [ChangeFeedRoute.path, Self.documentPath])
    router.add(middleware: OuterMiddleware(addresses: addresses, metrics: metrics, uptime: parts.uptime))
    let controlPlane = parts.controlPlane
    HealthRoutes(
      readiness: readiness, metrics: metrics, settings: parts.settings,
      hooks: { try await controlPlane.parts.hookStatuses() }, hooksMax: options.readyMax
    ).add(to: router)
    addHooks(to: router)
    let signIn = SignInRoutes(settings: parts.settings, hasTLS: options.tls != nil)
    signIn.add(to: router)
    let limiter = RateLimiter(
      ratePerSecond: options.ratePerSecond, burst: options.burst, uptime: parts.uptime)
    let api = router.group().add(
      middleware: SignInMiddleware(
        authenticator: parts.settings, limiter: limiter, metrics: metrics, routes: signIn))
    for endpoint in EndpointCatalog.all { add(endpoint, to: api) }
    let feed = ChangeFeedRoute(
      controlPlane: parts.controlPlane, settings: parts.settings, options: options, metrics: metrics)
    api.get(Self.path(ChangeFeedRoute.path)) { try await feed.answer($0, $1) }
    addDocument(to: api)
    return router
  }

  private func add<E: Endpoint>(_ endpoint: E.Type, to group: RouterGroup<APIContext>) {
    let calls = IdempotentCalls(
      store: parts.answers, now: parts.controlPlane.parts.now, answerMax: options.answerMax,
      peers: parts.peers)
    let route = EndpointRoute<E>(controlPlane: parts.controlPlane, options: options, calls: calls)
    group.on(Self.path(E.path), method: E.method.isRead ? .get : .post) { request, context in
      try await route.answer(request, context)
    }
  }

  /// Without a token: who sends is known by the signature.
  private func addHooks(to router: Router<APIContext>) {
    let limiter = RateLimiter(
      ratePerSecond: options.ratePerSecond, burst: options.burst, uptime: parts.uptime)
    let route = HookRoute(
      settings: parts.settings, controlPlane: parts.controlPlane,
      store: parts.controlPlane.parts.hooks, limiter: limiter, bodyMax: options.bodyMax)
    router.post(Self.path(HookRoute.path)) { try await route.answer($0, $1) }
  }

  /// The API's own description.
  private func addDocument(to group: RouterGroup<APIContext>) {
    let version = parts.version
    group.get(Self.path(Self.documentPath)) { _, context -> Response in
      context.endpoint.set("api.document")
      let document = try OpenAPIDocument.make(version: version).data
      return Response(
        status: .ok, headers: [.contentType: "application/json"],
        body: .init(byteBuffer: ByteBuffer(bytes: document)))
    }
  }

  /// A template as the router writes it: `{tenant}` is `:tenant`.
  private static func path(_ template: String) -> RouterPath {
    RouterPath(template.replacing("{", with: ":").replacing("}", with: ""))
  }
}
