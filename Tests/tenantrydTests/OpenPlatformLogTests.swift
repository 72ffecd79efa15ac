import Foundation
import Logging
import TestSupport
import Testing

@testable import tenantryd

@Suite("What the log says at the start", .timeLimit(.minutes(5)))
struct OpenPlatformLogTests {
  @Test("is each fault of connections.yaml with its line, and what a worker drives")
  func start() async throws {
    let folder = try TemporaryFolder()
    try "keycloack:\n  url: https://sso.example.net\nodoo:\n  urll: x\n"
      .write(toFile: folder.path + "/connections.yaml", atomically: true, encoding: .utf8)
    let log = LogLines()
    let logger = Logger(label: "test") { _ in log }
    let opened = try await PlatformOptions.parse(["--data-folder", folder.path]).open()
    opened.tellConnectionProblems(logger)
    let lines = log.take()
    #expect(lines.count >= 2 && lines.allSatisfy { $0.hasPrefix("warning a connection cannot be used: problem=") })
    #expect(lines.contains { $0.contains("/connections.yaml:1:1: There is no system “keycloack”") })
    opened.tellWorking(logger, database: nil)
    #expect(log.take().first?.hasPrefix("info working: database=\(folder.path)/tenantry.db folder=") == true)
    await opened.close()
  }
}
