import ConsoleApp
import ControlPlane
import Foundation
import Integrations
import JobEngine
import StorageSQLite
import TenantryAPI

/// A platform in this process: storage, control plane and a worker for the queue.
struct OpenPlatform: CommandPlatform {
  let controlPlane: ControlPlane
  var caller: Caller
  let worker: Worker
  let storage: SQLiteStorage
  /// Where the desired state is kept.
  let git: GitRepository
  let drafts: any DraftStore
  /// Where its files lie.
  let folder: String
  /// A demo's folder, which nobody wants to keep.
  let folderToRemove: URL?
  /// What is wrong with the file of connections, line by line.
  var connectionProblems: [String] = []
  /// The connections to real systems; nil for stand-ins.
  var live: LiveParts?
  /// Looks at the tenants while a console is open.
  var monitor: Monitor
  /// What is still to be done before there is something to look at; nil for nothing.
  var preparation: (@Sendable () async -> Void)?
  /// Bills what is due while a console is open.
  var billing: BillingSchedule
  /// Fills analytics that are due while a console is open.
  var analytics: AnalyticsSchedule

  var client: any ControlPlaneClient { EmbeddedClient(controlPlane: controlPlane, caller: caller) }

  func runWorkers() async {
    await worker.run()
  }

  /// Everything acknowledged is on disk by now. What closing can fail at is tidying up, which the next opening does.
  func close() async {
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

extension OpenPlatform {
  /// One sentence about what is wrong with the connections; nil when nothing is.
  var connectionNotice: Notice? {
    guard let first = connectionProblems.first else { return nil }
    let more =
      connectionProblems.count > 1 ? " And \(connectionProblems.count - 1) more: tenantry connect." : ""
    return Notice(.warning, first + more)
  }
}
