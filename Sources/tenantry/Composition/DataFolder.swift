import Foundation
import StorageCore

/// Where a platform's files lie: the database, the desired state, the workers' locks.
///
/// Standard place: `$XDG_DATA_HOME/tenantry`, else `~/.local/share/tenantry` (XDG Base Directory Specification).
struct DataFolder: Equatable, Sendable {
  let url: URL

  var databaseFile: URL { url.appending(path: "tenantry.sqlite") }
  var desiredState: URL { url.appending(path: "desired-state", directoryHint: .isDirectory) }
  var workerLocks: URL { url.appending(path: "workers", directoryHint: .isDirectory) }
  var sandbox: URL { url.appending(path: "sandbox", directoryHint: .isDirectory) }

  /// The folder that the option names, or the standard one.
  static func chosen(option: String?, environment: [String: String]) -> DataFolder {
    if let option { return DataFolder(url: URL(filePath: option, directoryHint: .isDirectory)) }
    let data = environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    let home = environment["HOME"] ?? "/"
    let root = data ?? home + "/.local/share"
    return DataFolder(url: URL(filePath: root, directoryHint: .isDirectory).appending(path: "tenantry"))
  }

  /// A new folder for one demo.
  ///
  /// - Throws: `StorageError` with `readOnly` when there is no place for it.
  static func temporary() throws -> DataFolder {
    let url = FileManager.default.temporaryDirectory.appending(path: "tenantry-demo-\(UUID().uuidString)")
    let folder = DataFolder(url: url)
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
