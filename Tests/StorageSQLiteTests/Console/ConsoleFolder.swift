import Foundation

/// A folder that is gone when the test is.
final class ConsoleFolder: Sendable {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "tenantry-\(UUID().uuidString)")

  init() { _ = try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  deinit { _ = try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String) -> String { folder.appending(path: name).path(percentEncoded: false) }
}
