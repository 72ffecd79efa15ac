import Foundation
import PlatformHost
import StorageCore
import TestSupport
import Testing

@testable import tenantryd

@Suite("A folder without a platform", .timeLimit(.minutes(5)))
struct MissingPlatformTests {
  @Test("is refused by who only looks and by a worker, and nothing is made there", arguments: ["typo", ""])
  func refused(name: String) async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/" + name
    let verify = try AuditVerifyCommand.parse(["--data-folder", path])
    let worker = try WorkerCommand.parse(["--data-folder", path])
    for run in [verify.run, worker.run] {
      let refusal = await #expect(throws: ServerRefusal.self) { try await run() }
      #expect(refusal?.status == 2 && refusal?.message.hasPrefix("There is no platform at ") == true)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
  }

  @Test("is made by who serves")
  func made() async throws {
    let folder = try TemporaryFolder()
    let options = try PlatformOptions.parse(["--data-folder", folder.path])
    try await options.open().close()
    try await options.open(makesPlatform: false).close()
  }
}
