import ArgumentParser
import Logging
import PlatformHost
import ServiceLifecycle

/// `tenantryd worker`: the queue alone.
struct WorkerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Drive the queue, and look at the tenants.",
    discussion: """
      In a data folder there has to be a platform: tenantryd serve makes one, and so does the console. On a PostgreSQL
      server the process that comes first makes it.
      """)

  @OptionGroup var platform: PlatformOptions

  func run() async throws {
    // A worker reads no settings that change; who tells all processes of a machine to read theirs again ends none.
    HangUps.ignore()
    // A folder without a platform is a slip of the pen; an address has to name a database that is there anyway.
    let opened = try await platform.open(makesPlatform: platform.database != nil)
    let logger = Logger(label: "tenantryd", factory: { _ in JSONLogHandler() })
    opened.tellConnectionProblems(logger)
    opened.tellWorking(logger, database: platform.database)
    do {
      try await ServiceGroup(
        configuration: .init(
          services: [opened.databaseWatch(logger), WorkerService(platform: opened)],
          gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
      ).run()
      await opened.close()
    } catch {
      await opened.close()
      throw ServerRefusal(opening: error)
    }
  }
}
