import ConfigFiles
import Foundation
import PlatformHost
import TestSupport
import Testing

@testable import tenantry

@Suite("Contexts", .timeLimit(.minutes(20)))
struct ContextFileTests {
  private func problem(_ text: String) -> String? {
    do throws(FileProblem) {
      _ = try ContextFile(Data(text.utf8))
      return nil
    } catch {
      return error.line(in: "f")
    }
  }

  @Test("what is written is read again, in the order of the names")
  func roundTrip() throws {
    var file = try ContextFile(Data())
    file.replace(
      "prod",
      with: try ContextFile.context("prod", server: "https://t.example.net", access: .token("file:/t")))
    file.replace(
      "dev",
      with: try ContextFile.context(
        "dev", server: "http://127.0.0.1:8480", access: .token("exec:/usr/bin/pass show \"t\"")))
    let again = try ContextFile(Data(file.text.utf8))
    #expect(again == file && again.contexts.map(\.name) == ["dev", "prod"])
    #expect(again["prod"]?.server.absoluteString == "https://t.example.net")
    #expect(again["dev"]?.access == .token("exec:/usr/bin/pass show \"t\""))
    file.replace("prod", with: nil)
    #expect(file["prod"] == nil && file.contexts.count == 1)
  }

  @Test("a sign-in and what a context is for are written and read, too")
  func signIn() throws {
    var file = try ContextFile(Data())
    file.replace(
      "prod",
      with: try ContextFile.context(
        "prod", server: "https://t.example.net", access: .signIn, environment: .production))
    #expect(try ContextFile(Data(file.text.utf8)) == file)
    let lead = "p:\n  server: https://t.example.net\n"
    #expect(problem(lead + "  login: ldap\n")?.contains("“login: oidc”") == true)
    #expect(problem(lead + "  login: oidc\n  token: env:T\n")?.contains("“login: oidc”") == true)
    #expect(problem(lead + "  login: oidc\n  environment: test\n")?.contains("production or staging") == true)
    #expect(problem("p:\n  login: oidc\n")?.contains("needs a server") == true)
  }

  @Test(
    "an address without TLS, a token itself and a name that is none are refused",
    arguments: [
      ("prod", "http://t.example.net", "env:T"), ("prod", "ftp://t.example.net", "env:T"),
      ("prod", "https://ada:pw@t.example.net", "env:T"), ("prod", "https://t.example.net?x=1", "env:T"),
      ("prod", "https://t.example.net", "tnt_secret"), ("Prod 1", "https://t.example.net", "env:T"),
    ])
  func refused(name: String, server: String, token: String) {
    #expect(throws: CommandFailure.self) {
      try ContextFile.context(name, server: server, access: .token(token))
    }
  }

  @Test("who adds at the same time loses nobody's context, and the file and its folder are their owner's alone")
  func together() async throws {
    let home = try TemporaryFolder()
    let variables = ["XDG_CONFIG_HOME": home.path + "/settings"]
    let names = (1...12).map { "c\($0)" }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for name in names {
        group.addTask {
          let context = try ContextFile.context(name, server: "https://t.example.net", access: .token("env:T"))
          try await ContextFile.change(variables) { $0.replace(name, with: context) }
        }
      }
      try await group.waitForAll()
    }
    #expect(try ContextFile.read(variables).contexts.map(\.name) == names.sorted())
    func mode(_ path: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    #expect(try mode(#require(ContextFile.path(variables))) == 0o600)
    #expect(try mode(home.path + "/settings/tenantry") == 0o700)
  }

  @Test("a change that finds a file it cannot read leaves it as it is")
  func unreadable() async throws {
    let home = try TemporaryFolder()
    let variables = ["XDG_CONFIG_HOME": home.path]
    let path = try #require(ContextFile.path(variables))
    try FileManager.default.createDirectory(atPath: home.path + "/tenantry", withIntermediateDirectories: true)
    try "- a\n".write(toFile: path, atomically: true, encoding: .utf8)
    await #expect(throws: CommandFailure.self) {
      try await ContextFile.change(variables) { $0.replace("a", with: nil) }
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "- a\n")
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    #expect(throws: CommandFailure.self) { try ContextFile.read(variables) }
  }

  @Test("what is wrong in the file is named with its place")
  func problems() {
    #expect(
      problem("prod:\n  server: https://t.example.net\n")?.hasPrefix("f:1:1: “prod” needs a token") == true)
    #expect(problem("prod:\n  colour: red\n")?.hasPrefix("f:2:3: A context has no “colour”") == true)
    #expect(problem("- a\n")?.contains("Contexts are names") == true)
    #expect(problem("") == nil)
  }
}
