import ConfigFiles
import Foundation
import Logging
import PlatformHost
import ServiceLifecycle
import TenantryServer

/// The API, until it is told to stop; what is under way is answered first.
struct ServerService: Service {
  let serve: @Sendable () async throws -> Void

  func run() async throws { try await serve() }
}

/// The queue, the monitor and the bills, until they are told to stop; steps under way are handed back, never cut off.
struct WorkerService: Service {
  let platform: OpenPlatform

  func run() async throws {
    await cancelWhenGracefulShutdown { await platform.runBackground() }
  }
}

/// Tells the log of outages of the database, until it is told to stop.
struct DatabaseWatchService: Service {
  let watch: DatabaseWatch

  func run() async throws {
    await cancelWhenGracefulShutdown { await watch.run() }
  }
}

/// Seals the audit log, until it is told to stop.
struct SealingService: Service {
  let sealer: AuditSealer

  func run() async throws {
    await cancelWhenGracefulShutdown { await sealer.run() }
  }
}

/// Tells receivers outside what happens, until it is told to stop.
struct HookService: Service {
  let deliverer: HookDeliverer

  func run() async throws {
    await cancelWhenGracefulShutdown { await deliverer.run() }
  }
}

/// Reads the files of settings again when they change and when somebody asks for it by SIGHUP, until it is told to stop.
struct SettingsService: Service {
  let files: SettingsFiles
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      await withDiscardingTaskGroup { group in
        group.addTask {
          for await _ in FileWatch.changes(of: files.paths) { await files.readAgain(isAsked: false) }
          guard !Task.isCancelled else { return }
          logger.warning("settings are not watched: the system has no watches left; SIGHUP has them read again")
        }
        group.addTask {
          for await _ in HangUps.signals() { await files.readAgain(isAsked: true) }
        }
      }
    }
  }
}

/// Time since this process began.
enum Uptime {
  private static let start = ContinuousClock.now

  static let now: @Sendable () -> Duration = { ContinuousClock.now - start }
}
