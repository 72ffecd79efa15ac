import ControlPlane
import JobEngine
import StorageSQLite
import TenantryAPI

/// A platform in this process: storage, control plane and a worker for the queue.
struct OpenPlatform: CommandPlatform {
  let client: any ControlPlaneClient
  let worker: Worker
  let storage: SQLiteStorage

  func runWorkers() async {
    await worker.run()
  }

  func close() async {
    do {
      try await storage.close()
    } catch {
      // Everything acknowledged is on disk; what a close can fail at is tidying up, which the next opening does.
      return
    }
  }
}
