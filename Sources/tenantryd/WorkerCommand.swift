import ArgumentParser
import Logging
import PlatformHost
import ServiceLifecycle

/// `tenantryd worker`: the queue alone.
struct WorkerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Drive the queue, and look at the tenants.")

  @OptionGroup var platform: PlatformOptions

  func run() async throws {
    // A worker reads no settings that change; who tells all processes of a machine to read theirs again ends none.
    HangUps.ignore()
    let opened = try await platform.open()
    let logger = Logger(label: "tenantryd", factory: { _ in JSONLogHandler() })
    do {
      try await ServiceGroup(
        configuration: .init(
          services: [WorkerService(platform: opened)], gracefulShutdownSignals: [.sigterm, .sigint],
          logger: logger)
      ).run()
      await opened.close()
    } catch {
      await opened.close()
      throw ServerRefusal(opening: error)
    }
  }
}
