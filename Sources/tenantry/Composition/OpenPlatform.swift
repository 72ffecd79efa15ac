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
  /// Where its files lie.
  let folder: String
  /// A demo's folder, which nobody wants to keep.
  let folderToRemove: URL?

  var client: any ControlPlaneClient { EmbeddedClient(controlPlane: controlPlane, caller: caller) }

  func runWorkers() async {
    await worker.run()
  }

  /// Everything acknowledged is on disk by now. What closing can fail at is tidying up, which the next opening does.
  func close() async {
    _ = try? await storage.close()
    // A process that was stopped a moment ago may still put a file there: then the folder is not empty once.
    if let folderToRemove {
      for _ in 0..<3 where FileManager.default.fileExists(atPath: folderToRemove.path) {
        _ = try? FileManager.default.removeItem(at: folderToRemove)
      }
    }
  }
}
