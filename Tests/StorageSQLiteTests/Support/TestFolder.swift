import Foundation
import Glibc

@testable import StorageSQLite

/// A folder that goes with the test.
final class TestFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("tenantry-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  var database: URL { url.appendingPathComponent("tenantry.db") }

  /// Names, bytes, modes and times of everything in the folder, lock file left out.
  func state() throws -> [String: String] {
    var state: [String: String] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: url.path) where name != "writer.lock" {
      let path = url.appendingPathComponent(name)
      var status = stat()
      lstat(path.path, &status)
      let bytes = (try? Data(contentsOf: path)) ?? Data()
      state[name] =
        "\(bytes.hashValue) \(bytes.count) \(status.st_mode) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
    }
    return state
  }
}
