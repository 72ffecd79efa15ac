import ControlPlane
import Foundation
import Integrations
import JobEngine
import StorageCore
import TenantryAPI

/// A platform in this process: storage, control plane and a worker for the queue.
package struct OpenPlatform: Sendable {
  package let controlPlane: ControlPlane
  package var caller: Caller
  package let worker: Worker
  package let storage: OpenStorage
  /// Where the desired state is kept.
  package let git: GitRepository
  /// Where what was typed and not submitted is kept.
  package let drafts: URL
  /// Where its files lie.
  package let folder: String
  /// A demo's folder, which nobody wants to keep.
  package let folderToRemove: URL?
  /// What is wrong with the file of connections, line by line.
  package var connectionProblems: [String] = []
  /// The connections to real systems; nil for stand-ins.
  package var live: LiveParts?
  /// Looks at the tenants while a console is open.
  package var monitor: Monitor
  /// What is still to be done before there is something to look at; nil for nothing.
  package var preparation: (@Sendable () async -> Void)?
  /// Bills what is due while a console is open.
  package var billing: BillingSchedule
  /// Fills analytics that are due while a console is open.
  package var analytics: AnalyticsSchedule

  package var client: any ControlPlaneClient { EmbeddedClient(controlPlane: controlPlane, caller: caller) }

  package func runWorkers() async {
    await worker.run()
  }

  /// Everything acknowledged is on disk by now. What closing can fail at is tidying up, which the next opening does.
  package func close() async {
    _ = try? await storage.close()
    live?.close()
    // A process that was stopped a moment ago may still put a file there: then the folder is not empty once.
    if let folderToRemove {
      for _ in 0..<3 where FileManager.default.fileExists(atPath: folderToRemove.path) {
        _ = try? FileManager.default.removeItem(at: folderToRemove)
      }
    }
  }
}
