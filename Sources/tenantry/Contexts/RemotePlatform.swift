import ConsoleApp
import Foundation
import HTTPTransport
import Integrations
import PlatformHost
import StorageSQLite
import TenantryAPI

/// A platform behind a server: what is asked goes there, and so does the queue's work. A console's remembers what it was
/// answered, for when the server cannot be reached.
struct RemotePlatform: CommandPlatform {
  let context: ServerContext
  let isReadOnly: Bool
  private let pool = CurlPool()
  private let remote: RemoteClient
  /// Nil where nothing is remembered.
  private let answers: SQLiteAnswerMemory?

  /// - Parameter remembers: true for a console, which shows what was seen before.
  /// - Throws: `APIProblem` when the server's address cannot be asked.
  init(
    _ context: ServerContext, isReadOnly: Bool, remembers: Bool = false, variables: [String: String]
  ) throws {
    self.context = context
    self.isReadOnly = isReadOnly
    let cache = remembers ? CacheFolder.path(ofContext: context.name, variables) : nil
    answers = cache.map {
      // Who signs in otherwise may be somebody else.
      SQLiteAnswerMemory(
        path: $0 + "/answers.db", server: "\(context.server.absoluteString) \(context.token)")
    }
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
    let client: any ControlPlaneClient =
      answers.map { CachingClient(remote, memory: $0) { Date() } } ?? remote
    return ContextClient(client: client, context: context, isReadOnly: isReadOnly)
  }

  /// The server's workers do it.
  func runWorkers() async {
    while !Task.isCancelled { _ = try? await Task.sleep(for: .seconds(3_600)) }
  }

  func close() async {
    await answers?.close()
    closeAtOnce()
  }

  func closeAtOnce() { pool.close() }
}
