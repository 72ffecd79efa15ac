import ConsoleApp
import ControlPlane
import Foundation
import JobEngine
import StorageSQLite
import TenantryAPI

/// A platform in this process: storage, control plane and a worker for the queue.
struct OpenPlatform: CommandPlatform {
  let controlPlane: ControlPlane
  var caller: Caller
  let worker: Worker
  let storage: SQLiteStorage
  let drafts: any DraftStore
  /// A demo's folder, which nobody wants to keep.
  let folderToRemove: URL?

  var client: any ControlPlaneClient { EmbeddedClient(controlPlane: controlPlane, caller: caller) }

  func runWorkers() async {
    await worker.run()
  }

  /// Everything acknowledged is on disk by now. What closing can fail at is tidying up, which the next opening does.
  func close() async {
    do {
      try await storage.close()
      if let folderToRemove { try FileManager.default.removeItem(at: folderToRemove) }
    } catch {
      return
    }
  }
}
