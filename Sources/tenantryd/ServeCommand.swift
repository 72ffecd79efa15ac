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
      (tenantryd token). It and hooks.yaml are taken up again when they change, and on SIGHUP. Without TLS files the
      server listens on loopback alone, for a proxy in front of it.
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
    HangUps.ignore()
    let options = try serverOptions()
    var logger = Logger(label: "tenantryd", factory: { _ in JSONLogHandler() })
    logger.logLevel = .info
    let variables = ProcessInfo.processInfo.environment
    let transport = ProviderTransport(program: "tenantryd", variables: variables)
    defer { transport.close() }
    let files = try SettingsFiles(
      in: platform.folder, secrets: .system(environment: variables), transport: transport, logger: logger)
    let settings = files.live
    let opened = try await platform.open(
      secondPerson: secondPerson.acts, hookReceivers: { settings.values.hooks.sinks.map(\.receiver) })
    opened.tellConnectionProblems(logger)
    do {
      let key = try auditKey.open(in: platform.folder)
      let server = APIServer(
        ServerParts(
          controlPlane: opened.controlPlane, settings: settings, answers: opened.storage.answers,
          peers: ServerPeers(UUID().uuidString, registry: opened.liveness),
          isReady: { await opened.trouble }, uptime: Uptime.now, logger: logger,
          version: TenantryVersion.current),
        options: options)
      let log = logger
      var services: [any Service] = [
        ServerService {
          try await server.run { port in log.info("listening", metadata: ["port": "\(port)"]) }
        },
        opened.databaseWatch(logger),
        SettingsService(files: files, logger: logger),
        SealingService(
          sealer: AuditSealer(opened.storage.audit, key: key, logger: logger, now: { Date() })),
        HookService(
          deliverer: HookDeliverer(
            settings, store: opened.storage.hooks, changes: opened.storage.changes, transport: transport,
            logger: logger, now: { Date() })),
      ]
      if withWorker {
        opened.tellWorking(logger, database: platform.database)
        services.append(WorkerService(platform: opened))
      }
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
