import Foundation
import Testing

@testable import ConfigFiles

@Suite("Watched folders")
struct FolderWatchTests {
  /// A folder of its own, gone afterwards.
  private func withFolder(_ body: (URL) async throws -> Void) async throws {
    let folder = URL.temporaryDirectory.appending(path: "watch-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder)
  }

  private func write(_ text: String, _ file: URL, atomically: Bool = false) throws {
    try text.write(to: file, atomically: atomically, encoding: .utf8)
  }

  @Test("tell once of a file that is saved, however an editor does it", .timeLimit(.minutes(20)))
  func saved() async throws {
    try await withFolder { folder in
      var changes = FolderWatch.changes(in: folder.path).makeAsyncIterator()
      try write("a", folder.appending(path: "x.yaml"))
      #expect(await changes.next() != nil)
      try write("b", folder.appending(path: "x.yaml"), atomically: true)
      #expect(await changes.next() != nil)
      try FileManager.default.removeItem(at: folder.appending(path: "x.yaml"))
      #expect(await changes.next() != nil)
    }
  }

  @Test("tell when the folder is made later, and of files in it then", .timeLimit(.minutes(20)))
  func later() async throws {
    try await withFolder { above in
      let folder = above.appending(path: "tenantry/themes")
      var changes = FolderWatch.changes(in: folder.path).makeAsyncIterator()
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      #expect(await changes.next() != nil)
      try write("a", folder.appending(path: "x.yaml"))
      #expect(await changes.next() != nil)
      try FileManager.default.removeItem(at: folder)
      #expect(await changes.next() != nil)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      #expect(await changes.next() != nil)
    }
  }

  @Test("say nothing of other files", .timeLimit(.minutes(20)))
  func others() async throws {
    try await withFolder { folder in
      let changes = FolderWatch.changes(in: folder.path, settling: .milliseconds(1))
      try write("a", folder.appending(path: "x.yaml~"))
      try write("a", folder.appending(path: ".x.yaml.swp"))
      let heard = await withTaskGroup(of: Bool.self) { group in
        group.addTask {
          for await _ in changes { return true }
          return false
        }
        group.addTask {
          try? await Task.sleep(for: .milliseconds(200))
          return false
        }
        defer { group.cancelAll() }
        return await group.next() ?? false
      }
      #expect(!heard)
    }
  }
}
