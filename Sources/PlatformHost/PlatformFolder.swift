import Foundation
import StorageCore

/// What lies in a data folder besides the database, which the storage looks after itself.
package struct PlatformFolder: Equatable, Sendable {
  package let url: URL

  package init(path: String) {
    url = URL(filePath: path, directoryHint: .isDirectory)
  }

  /// Without a slash at its end.
  package var path: String { Self.path(url) }

  /// A folder's path as people write it: without a slash at its end.
  package static func path(_ url: URL) -> String {
    let path = url.path(percentEncoded: false)
    return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// The Git repository of desired state.
  package var desiredState: URL { url.appending(path: "desired-state", directoryHint: .isDirectory) }
  /// A locked file for each living worker.
  package var workerLocks: URL { url.appending(path: "workers", directoryHint: .isDirectory) }
  /// Locked by the process whose monitor looks.
  package var monitorLock: URL { url.appending(path: "monitor.lock", directoryHint: .notDirectory) }
  /// The stand-ins' journal, for a sandbox that is to outlive its process.
  package var sandbox: URL { url.appending(path: "sandbox", directoryHint: .isDirectory) }
  /// What the platform is connected to.
  package var connections: URL { url.appending(path: "connections.yaml", directoryHint: .notDirectory) }
  /// What was typed and not submitted.
  package var drafts: URL { url.appending(path: "drafts", directoryHint: .isDirectory) }

  /// Makes folders inside, for their owner alone.
  ///
  /// - Throws: `StorageError` with `readOnly` and a sentence that names the folder.
  package func create(_ folders: [URL]) throws {
    for folder in folders {
      do {
        try FileManager.default.createDirectory(
          at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      } catch {
        throw StorageError(
          .readOnly, "\(Self.path(folder)) cannot be made; check the permissions of its folder.",
          detail: error.systemReason)
      }
    }
  }
}
