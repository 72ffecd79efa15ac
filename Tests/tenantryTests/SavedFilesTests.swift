import ConsoleApp
import Foundation
import Testing

@testable import tenantry

@Suite("Saved files")
struct SavedFilesTests {
  @Test("they lie in the state folder, for their owner alone, each under a name of its own")
  func saves() throws {
    let home = NSTemporaryDirectory() + "saved-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: home) }
    let saved = SavedFiles(
      environment: ["XDG_STATE_HOME": home], currentFolder: "/",
      now: { Date(timeIntervalSince1970: 1_795_701_710) })
    let stem = home + "/tenantry/saved/acme_.._logs-20261126T140150Z"
    #expect(saved.save("one\n", as: "acme/../logs") == Notice(.ok, "Saved to \(stem).log"))
    #expect(saved.save("two\n", as: "acme/../logs") == Notice(.ok, "Saved to \(stem)-2.log"))
    #expect(try String(contentsOfFile: stem + ".log", encoding: .utf8) == "one\n")
    let table = home + "/tenantry/saved/invoices-20261126T140150Z.csv"
    #expect(saved.save("a,b\r\n", as: "invoices.csv") == Notice(.ok, "Saved to \(table)"))
    let mode = try FileManager.default.attributesOfItem(atPath: stem + ".log")[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test("where nothing can be written the reason is said")
  func refuses() {
    let saved = SavedFiles(
      environment: ["XDG_STATE_HOME": "/dev/null"], currentFolder: "/", now: { .distantPast })
    #expect(saved.save("x", as: "log").kind == .error)
  }
}
