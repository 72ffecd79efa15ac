import ConsoleApp
import Foundation
import HTTPTransport
import Integrations
import PlatformHost
import TenantryAPI

/// A platform behind a server: what is asked goes there, and so does the queue's work.
struct RemotePlatform: CommandPlatform {
  let context: ServerContext
  let isReadOnly: Bool
  private let pool = CurlPool()
  private let remote: RemoteClient

  /// - Throws: `APIProblem` when the server's address cannot be asked.
  init(_ context: ServerContext, isReadOnly: Bool, variables: [String: String]) throws {
    self.context = context
    self.isReadOnly = isReadOnly
    let hosts: HostPolicy
    do {
      hosts = try .only(context.server, allowsPlainHTTP: context.server.scheme == "http")
    } catch {
      throw APIProblem(.invalid, error.message)
    }
    let limits = IntegrationLimits(deadline: .seconds(20))
    let settings = CurlSettings(
      hosts: hosts, proxy: ProxySettings(environment: variables),
      userAgent: "tenantry/\(TenantryVersion.current)", limits: limits.attempt)
    remote = RemoteClient(
      server: context.server,
      transport: OutsideTransport(
        over: CurlTransport(pool, settings), limits: limits, time: .system(now: { Date() })),
      tokens: ReferencedToken(context.token, secrets: .system(environment: variables)))
  }

  var client: any ControlPlaneClient {
    ContextClient(client: remote, context: context, isReadOnly: isReadOnly)
  }

  /// The server's workers do it.
  func runWorkers() async {
    while !Task.isCancelled { _ = try? await Task.sleep(for: .seconds(3_600)) }
  }

  func close() async { closeAtOnce() }

  func closeAtOnce() { pool.close() }
}
