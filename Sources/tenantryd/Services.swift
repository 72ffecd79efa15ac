import Foundation
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

/// Time since this process began.
enum Uptime {
  private static let start = ContinuousClock.now

  static let now: @Sendable () -> Duration = { ContinuousClock.now - start }
}
