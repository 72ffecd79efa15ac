import Foundation
import StorageCore

/// Where a platform's files lie: the database, the desired state, the workers' locks, unsubmitted drafts.
struct PlatformFolder: Equatable, Sendable {
  let url: URL

  var databaseFile: URL { url.appending(path: "tenantry.sqlite") }
  var desiredState: URL { url.appending(path: "desired-state", directoryHint: .isDirectory) }
  var workerLocks: URL { url.appending(path: "workers", directoryHint: .isDirectory) }
  var sandbox: URL { url.appending(path: "sandbox", directoryHint: .isDirectory) }

  /// A new folder for one demo.
  ///
  /// - Throws: `StorageError` with `readOnly` when there is no place for it.
  static func temporary() throws -> PlatformFolder {
    let url = FileManager.default.temporaryDirectory.appending(path: "tenantry-demo-\(UUID().uuidString)")
    let folder = PlatformFolder(url: url)
    try folder.create()
    return folder
  }

  /// Makes the folder and those in it, for its owner alone.
  ///
  /// - Throws: `StorageError` with `readOnly` and a sentence that names the folder.
  func create() throws {
    for folder in [url, workerLocks] {
      do {
        try FileManager.default.createDirectory(
          at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      } catch {
        throw StorageError(
          .readOnly,
          "The data folder \(url.path(percentEncoded: false)) cannot be made: give another with --data-folder.",
          detail: (error as NSError).localizedDescription)
      }
    }
  }

  func remove() throws {
    try FileManager.default.removeItem(at: url)
  }
}
