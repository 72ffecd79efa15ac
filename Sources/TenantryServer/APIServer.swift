import Hummingbird
import HummingbirdCore
import HummingbirdHTTP2
import HummingbirdTLS
import Logging
import NIOCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The API over HTTP/1.1 and, with TLS, HTTP/2.
package struct APIServer: Sendable {
  /// How long a connection without a request is kept.
  private static let idleMax: Duration = .seconds(75)

  private let parts: ServerParts
  private let options: ServerOptions

  package init(_ parts: ServerParts, options: ServerOptions) {
    self.parts = parts
    self.options = options
  }

  /// Serves until the task is cancelled, then finishes what is under way.
  ///
  /// - Parameter listening: told the port, once somebody may connect.
  /// - Throws: `ListenProblem` when the address cannot be had; when a TLS file cannot be read, or it cannot be shown that
  ///   this process lives.
  package func run(listening: @escaping @Sendable (Int) async -> Void = { _ in }) async throws {
    try parts.peers?.hold()
    defer { parts.peers?.letGo() }
    let readiness = Readiness(within: options.readyMax, look: parts.isReady)
    let application = Application(
      router: APIRouter(parts: parts, options: options, metrics: ServerMetrics(), readiness: readiness)
        .make(),
      server: try server(),
      configuration: ApplicationConfiguration(
        address: .hostname(options.host, port: options.port), serverName: nil, backlog: 1_024),
      onServerRunning: { channel in
        await letStalledGo(at: channel)
        await listening(channel.localAddress?.port ?? 0)
      },
      logger: parts.logger)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await readiness.run() }
      defer { group.cancelAll() }
      do {
        try await application.run()
      } catch {
        throw ListenProblem(error, at: options) ?? error
      }
    }
  }

  /// Has the system end connections whose other end takes nothing: one that is stopped or gone would hold its request, and
  /// what is to be written, for ever. Connections inherit it from the socket that listens. `StallGuard` does so for each of the
  /// streams that share a connection.
  private func letStalledGo(at listener: any Channel) async {
    #if os(Linux)
      let milliseconds = CInt(clamping: Int64(options.stallMax / .milliseconds(1)))
      do {
        try await listener.setOption(
          .tcpOption(.init(rawValue: TCP_USER_TIMEOUT)), value: .init(milliseconds)
        ).get()
      } catch {
        parts.logger.warning("connections that take nothing are kept", metadata: ["error": "\(error)"])
      }
    #endif
  }

  private func server() throws -> HTTPServerBuilder {
    let decoder = HTTP1Channel.Configuration.DecoderConfiguration(
      maxHeaderFieldSize: options.headerMax, maxHeaderListSize: options.headerMax, maxHeaderFieldCount: 100)
    let idleMax = TimeAmount(Self.idleMax)
    guard let files = options.tls else {
      return .http1(configuration: .init(idleTimeout: idleMax, httpDecoderConfiguration: decoder))
    }
    let certificate = try ServerCertificate(files, logger: parts.logger)
    let stallMax = options.stallMax
    return try .http2Upgrade(
      tlsConfiguration: certificate.configuration(),
      configuration: .init(
        idleTimeout: Self.idleMax,
        streamConfiguration: .init(
          additionalChannelHandlers: [StallGuard(patience: stallMax)], idleTimeout: idleMax,
          httpDecoderConfiguration: decoder)))
  }
}
