import JobEngine
import StorageCore

extension OpenPlatform {
  /// Which processes on the folder live.
  package var liveness: any LivenessRegistry {
    FlockLiveness(folder: PlatformFolder(path: folder).workerLocks.path(percentEncoded: false))
  }

  /// How many operations its worker drives at the same time.
  package var lanesMax: Int { worker.options.lanesMax }

  /// Drives the queue, looks at the tenants, bills and fills what is due, until the caller is cancelled. Steps under way are
  /// handed back, never cut off.
  package func runBackground() async {
    await withDiscardingTaskGroup { group in
      group.addTask { await runWorkers() }
      group.addTask {
        await preparation?()
        await monitor.run()
      }
      group.addTask { await billing.run() }
      group.addTask { await analytics.run() }
    }
  }

  /// Why nothing can be answered now, in one sentence; nil when it can.
  package var trouble: String? {
    get async {
      do {
        try await storage.check()
        return nil
      } catch {
        return (error as? StorageError)?.message ?? "The database cannot be read."
      }
    }
  }
}
