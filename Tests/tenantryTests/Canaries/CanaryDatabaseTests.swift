import Foundation
import Integrations
import PostgresConnection
import TenantModel
import TestSupport
import Testing

@testable import tenantry

/// The same with a real PostgreSQL in place of the stand-in: its protocol, its log, and the programs that dump.
@Suite(
  "canary secrets and a real PostgreSQL", .timeLimit(.minutes(20)),
  .enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.missing)))
struct CanaryDatabaseTests {
  @Test("passwords of the administrator, of roles and of readers are in no log, no dump, no argument and no file")
  func walk() async throws {
    let server = try await SharedPostgres.server()
    let admin = "kanari_\(UInt32.random(in: 0...UInt32.max))"
    let backups = try TemporaryFolder()
    let world = try await CanaryWorld(besides: ["admin", "role", "reader"]) { canaries, systems in
      let variables = Dictionary(
        uniqueKeysWithValues: canaries.suffix(3).map { (Self.variable($0.slot), $0.value) })
      var target = server.target()
      target.user = admin
      systems.databases = TenantDatabaseClient(
        server: DatabaseServer(
          target: target, password: try SecretReference("env:\(Self.variable("admin"))"),
          rolePassword: "env:\(Self.variable("role"))", readerPassword: "env:\(Self.variable("reader"))"),
        secrets: .system(environment: variables), limit: .seconds(60))
      systems.backupFolder = backups.path
    }
    let password = try #require(world.canaries.first { $0.slot == "admin" })
    try await Self.make(admin, password, on: server)
    let children = ChildWatch()
    try await world.working {
      try await world.finish(try await world.submit(.create, number: Int.random(in: 1_000...999_999)))
      try await world.finish(try await world.submit(.rebuild, number: 0))
    }
    var hunt = CanaryHunt(world.canaries)
    hunt.search(children: children.finish())
    hunt.search(server.log, "server log")
    try await hunt.search(answersOf: world)
    try await hunt.search(filesOf: world)
    try hunt.search(folder: backups.path, "dumps")
    await world.platform.close()
    #expect(hunt.findings.isEmpty, "\(hunt.findings.map(\.description).sorted().joined(separator: "\n"))")
    for kind in ["server log", "dumps", "children"] {
      #expect(hunt.bytes[kind, default: 0] > 0, "nothing was looked at in \(kind)")
    }
  }

  private static func variable(_ slot: String) -> String { "CANARY_\(slot.uppercased())" }

  /// The administrator whose password is a canary; the server is told a verifier of it alone.
  private static func make(_ name: String, _ password: Canary, on server: PostgresServer) async throws {
    let connection = try await server.connect()
    let role = try #require(SQLIdentifier(name))
    let verifier = try await connection.verifier(of: password.value, for: role)
    try await connection.run("CREATE ROLE \(role) SUPERUSER LOGIN PASSWORD \(literal: verifier)")
    await connection.close()
  }
}
