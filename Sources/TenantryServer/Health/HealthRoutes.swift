import HTTPTypes
import Hummingbird

/// What supervisors and Prometheus ask, without a token: nothing of it tells of a tenant.
struct HealthRoutes {
  static let paths = ["/healthz", "/readyz", "/metrics"]

  let readiness: Readiness
  let metrics: ServerMetrics

  func add(to router: Router<APIContext>) {
    router.get("/healthz") { _, context in
      context.endpoint.set("health.live")
      return Self.text("ok\n")
    }
    router.get("/readyz") { _, context in
      context.endpoint.set("health.ready")
      guard let trouble = await readiness.trouble() else { return Self.text("ready\n") }
      return Self.text("\(trouble)\n", status: .serviceUnavailable)
    }
    router.get("/metrics") { _, context in
      context.endpoint.set("health.metrics")
      return Self.text(metrics.text, type: "text/plain; version=0.0.4; charset=utf-8")
    }
  }

  private static func text(
    _ text: String, status: HTTPResponse.Status = .ok, type: String = "text/plain; charset=utf-8"
  ) -> Response {
    Response(status: status, headers: [.contentType: type], body: .init(byteBuffer: ByteBuffer(string: text)))
  }
}
