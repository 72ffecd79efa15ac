import Foundation
import JobEngine

/// The folders of demos that nobody named a place for: each is its process's own and goes with it.
package enum DemoFolder {
  private static let prefix = "tenantry-demo-"
  /// How long a demo may take from making its folder to locking it, and more.
  private static let startSecondsMax = 600.0

  /// A new one, locked as long as this process lives.
  ///
  /// - Throws: `StorageError` when the folder cannot be made, `LivenessError` when it cannot be locked.
  package static func make() throws -> PlatformFolder {
    let folder = PlatformFolder(path: NSTemporaryDirectory() + prefix + UUID().uuidString)
    try folder.create([folder.url, folder.workerLocks])
    // The kernel holds the lock, not this value: it lasts until the process ends, and a worker's comes and goes.
    try FlockLiveness(folder: folder.workerLocks.path(percentEncoded: false)).hold(WorkerID("demo"))
    return folder
  }

  /// Removes what killed demos of this user left behind. What cannot be removed stays for the next time.
  package static func removeStale(now: Date) {
    let place = URL(filePath: NSTemporaryDirectory(), directoryHint: .isDirectory)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []  // Nothing to tidy up.
    for name in names where name.hasPrefix(prefix) {
      let folder = PlatformFolder(path: place.appending(path: name).path(percentEncoded: false))
      guard isStale(folder, now: now) else { continue }
      _ = try? FileManager.default.removeItem(at: folder.url)
    }
  }

  package static func isStale(_ folder: PlatformFolder, now: Date) -> Bool {
    var status = stat()
    guard lstat(folder.path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid()
    else {
      return false
    }
    let locks = folder.workerLocks.path(percentEncoded: false)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: locks)) ?? []
    guard !names.isEmpty else {
      return now.timeIntervalSince1970 - Double(status.st_mtim.tv_sec) > startSecondsMax
    }
    return names.allSatisfy { isFree(locks + "/" + $0) }
  }

  /// True when no living process holds the lock of that file.
  private static func isFree(_ path: String) -> Bool {
    let file = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { return errno == ENOENT }
    defer { close(file) }
    return flock(file, LOCK_EX | LOCK_NB) == 0
  }
}
