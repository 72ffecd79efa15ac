import ArgumentParser
import Foundation
import Integrations
import Logging
import PlatformHost
import ServiceLifecycle
import TenantryServer

/// `tenantryd serve`: the API, and with `--with-worker` the queue, too.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Answer the API over HTTP.",
    discussion: """
      Who may ask stands in sign-in.yaml in the data folder: an OpenID Connect provider, and programs with tokens
      (tenantryd token). Without TLS files the server listens on loopback alone, for a proxy in front of it.
      """)

  @OptionGroup var platform: PlatformOptions
  @OptionGroup var auditKey: AuditKeyOptions

  @Option(help: ArgumentHelp("Where to listen.", valueName: "host:port"))
  var listen = "127.0.0.1:8480"

  @Option(
    help: ArgumentHelp("The certificate with its chain, as PEM.", valueName: "path"), completion: .file())
  var tlsCertificate: String?

  @Option(help: ArgumentHelp("The certificate's key, as PEM.", valueName: "path"), completion: .file())
  var tlsKey: String?

  @Option(
    help: ArgumentHelp("Requests that each caller may make in a second, on average.", valueName: "number"))
  var requestsPerSecond = 50.0

  @Flag(help: "Drive the queue in this process, too.")
  var withWorker = false

  @Option(
    help: ArgumentHelp(
      "What needs a second person: decommission (of a tenant in production), plan, both, or none.",
      valueName: "acts"))
  var secondPerson: SecondPersonOption = .all

  @Flag(help: "Listen on other addresses than loopback without TLS. Tokens can be read on the way then.")
  var plainHttp = false

  func run() async throws {
    let options = try serverOptions()
    let hooks = try HooksFile.read(
      in: platform.folder, secrets: .system(environment: ProcessInfo.processInfo.environment))
    let opened = try await platform.open(
      secondPerson: secondPerson.acts, hookReceivers: hooks.sinks.map(\.receiver))
    do {
      let signIn = try SignInFile.read(in: platform.folder)
      var logger = Logger(label: "tenantryd", factory: { _ in JSONLogHandler() })
      logger.logLevel = .info
      let key = try auditKey.open(in: platform.folder)
      let transport = ProviderTransport(
        program: "tenantryd", variables: ProcessInfo.processInfo.environment)
      defer { transport.close() }
      let server = APIServer(
        ServerParts(
          controlPlane: opened.controlPlane, authenticator: signIn.authenticator(over: transport),
          answers: opened.storage.answers, hookSettings: hooks,
          signIn: signIn.offer, peers: ServerPeers(UUID().uuidString, registry: opened.liveness),
          isReady: { await opened.trouble }, uptime: Uptime.now, logger: logger,
          version: TenantryVersion.current),
        options: options)
      let log = logger
      var services: [any Service] = [
        ServerService {
          try await server.run { port in log.info("listening", metadata: ["port": "\(port)"]) }
        }
      ]
      services.append(
        SealingService(sealer: AuditSealer(opened.storage.audit, key: key, logger: logger, now: { Date() })))
      // A service that is over takes the others with it: without receivers there is none.
      if !hooks.sinks.isEmpty {
        services.append(
          HookService(
            deliverer: HookDeliverer(
              hooks.sinks, store: opened.storage.hooks, changes: opened.storage.changes, transport: transport,
              logger: logger, now: { Date() })))
      }
      if withWorker { services.append(WorkerService(platform: opened)) }
      try await ServiceGroup(
        configuration: .init(
          services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
      ).run()
      await opened.close()
    } catch {
      await opened.close()
      throw ServerRefusal(opening: error)
    }
  }

  private func serverOptions() throws -> ServerOptions {
    guard let colon = listen.lastIndex(of: ":"), let port = Int(listen[listen.index(after: colon)...]),
      (0...65_535).contains(port)
    else { throw ServerRefusal(2, "--listen takes host:port, such as 127.0.0.1:8480.") }
    let host = listen[..<colon].trimmingCharacters(in: ["[", "]"])
    guard requestsPerSecond >= 0.1, requestsPerSecond <= 1_000_000 else {
      throw ServerRefusal(2, "--requests-per-second takes 0.1 to 1000000.")
    }
    var options = ServerOptions(host: host, port: port, ratePerSecond: requestsPerSecond)
    options.burst = max(options.burst, Int(4 * requestsPerSecond))
    switch (tlsCertificate, tlsKey) {
    case (let certificate?, let key?): options.tls = .init(certificate: certificate, key: key)
    case (nil, nil):
      guard plainHttp || ["127.0.0.1", "::1", "localhost"].contains(host) else {
        throw ServerRefusal(
          2,
          "Without --tls-certificate and --tls-key only loopback is listened on; --plain-http says otherwise."
        )
      }
    default: throw ServerRefusal(2, "--tls-certificate and --tls-key go together.")
    }
    return options
  }
}
