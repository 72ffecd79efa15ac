import ConsoleApp
import Foundation
import HTTPTransport
import Integrations
import PlatformHost
import SignIn
import StorageSQLite
import TenantryAPI

/// A platform behind a server: what is asked goes there, and so does the queue's work. A console's remembers what it was
/// answered, for when the server cannot be reached.
struct RemotePlatform: CommandPlatform {
  let context: ServerContext
  let isReadOnly: Bool
  private let pool = CurlPool()
  private let provider: ProviderTransport
  /// Nil where there is no place for it.
  private let answers: SQLiteAnswerMemory?
  /// Answers under the context's name, and remembers where it is to.
  let client: any ControlPlaneClient
  private let waiting: SQLiteOutbox?
  /// Where changes wait that cannot be sent; nil when there is no place for them.
  let outbox: Outbox?

  /// - Parameter remembers: true for a console: what it sees is remembered, for when the server cannot be reached.
  /// - Throws: `APIProblem` when the server's address cannot be asked.
  init(
    _ context: ServerContext, isReadOnly: Bool, remembers: Bool = false, variables: [String: String]
  ) throws {
    self.context = context
    self.isReadOnly = isReadOnly
    answers = CacheFolder.path(ofContext: context.name, variables).map {
      // Who signs in otherwise may be somebody else.
      SQLiteAnswerMemory(
        path: $0 + "/answers.db", server: "\(context.server.absoluteString) \(context.access.words)")
    }
    provider = ProviderTransport(program: "tenantry", variables: variables)
    let hosts: HostPolicy
    do {
      hosts = try .only(context.server, allowsPlainHTTP: context.server.scheme == "http")
    } catch {
      throw APIProblem(.invalid, error.message)
    }
    // Whoever looks at a screen wants to know soon that the server is away, and sooner that it is back.
    let limits = IntegrationLimits(
      deadline: .seconds(20), retry: RetryPlan.Policy(sendingsMax: 2),
      breaker: CircuitBreaker(openFor: .seconds(1), openForMax: .seconds(4)))
    let settings = CurlSettings(
      hosts: hosts, proxy: ProxySettings(environment: variables),
      userAgent: "tenantry/\(TenantryVersion.current)", limits: limits.attempt)
    let remote = RemoteClient(
      server: context.server,
      transport: OutsideTransport(
        over: DiscreetTransport(over: CurlTransport(pool, settings)), limits: limits,
        time: .system(now: { Date() })),
      tokens: try Self.tokens(context, provider, variables))
    let remembering = answers.map { CachingClient(remote, memory: $0, keeps: remembers) { Date() } }
    client = ContextClient(client: remembering ?? remote, context: context, isReadOnly: isReadOnly)
    let state = isReadOnly ? nil : StateFolder.path(ofContext: context.name, variables)
    waiting = state.map { SQLiteOutbox(path: $0 + "/outbox.db", server: context.server.absoluteString) }
    outbox = waiting.map { [client] store in
      Outbox(
        store: store, client: client, sender: remote,
        name: "\(ProcessInfo.processInfo.processIdentifier)-\(UUID())",
        now: { Date() })
    }
  }

  private static func tokens(
    _ context: ServerContext, _ provider: ProviderTransport, _ variables: [String: String]
  ) throws -> any TokenSource {
    switch context.access {
    case .token(let reference): ReferencedToken(reference, secrets: .system(environment: variables))
    case .signIn: try SignInShelf(variables: variables).token(of: context, over: provider)
    }
  }

  /// The server's workers do it.
  func runWorkers() async {
    while !Task.isCancelled { _ = try? await Task.sleep(for: .seconds(3_600)) }
  }

  func close() async {
    await answers?.close()
    await waiting?.close()
    closeAtOnce()
  }

  func closeAtOnce() {
    pool.close()
    provider.close()
  }
}
