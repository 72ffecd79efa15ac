import HTTPTypes
import Hummingbird
import TenantryAPI

/// What supervisors and Prometheus ask, without a token: nothing of it tells of a tenant.
struct HealthRoutes {
  static let paths = ["/healthz", "/readyz", "/metrics"]

  let readiness: Readiness
  let metrics: ServerMetrics
  let settings: LiveSettings
  /// How the receivers of webhooks stand.
  let hooks: @Sendable () async throws -> [HookReceiverStatus]
  /// How long that may take.
  let hooksMax: Duration

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
      let lines = metrics.text + SettingsMetrics.text(settings.refusals) + (await hookLines())
      return Self.text(lines, type: "text/plain; version=0.0.4; charset=utf-8")
    }
  }

  /// Nothing without receivers, or while the database is away: what the server counts itself is told all the same.
  private func hookLines() async -> String {
    guard !settings.values.hooks.sinks.isEmpty, await readiness.trouble() == nil else { return "" }
    do {
      return HookMetrics.text(try await Deadline.within(hooksMax, hooks))
    } catch {
      return ""
    }
  }

  private static func text(
    _ text: String, status: HTTPResponse.Status = .ok, type: String = "text/plain; charset=utf-8"
  ) -> Response {
    Response(status: status, headers: [.contentType: type], body: .init(byteBuffer: ByteBuffer(string: text)))
  }
}
