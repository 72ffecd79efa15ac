import Foundation
import JobEngine
import PlatformHost
import Testing

@testable import tenantry

@Suite("A demo's folder")
struct DemoFolderTests {
  @Test("is stale when no process holds a lock in it; one without locks may be starting, for a while")
  func stale() throws {
    let folder = try DemoFolder.make()
    defer { try? FileManager.default.removeItem(at: folder.url) }
    #expect(!DemoFolder.isStale(folder, now: Date() + 86_400))
    let locks = folder.workerLocks.path(percentEncoded: false)
    for name in try FileManager.default.contentsOfDirectory(atPath: locks) {
      try FileManager.default.removeItem(atPath: locks + "/" + name)
    }
    #expect(!DemoFolder.isStale(folder, now: Date()))
    #expect(DemoFolder.isStale(folder, now: Date() + 86_400))
    #expect(FileManager.default.createFile(atPath: locks + "/worker-of-a-killed-demo.lock", contents: nil))
    #expect(DemoFolder.isStale(folder, now: Date()))
    #expect(!DemoFolder.isStale(PlatformFolder(path: folder.path + "-gone"), now: Date() + 86_400))
  }
}
