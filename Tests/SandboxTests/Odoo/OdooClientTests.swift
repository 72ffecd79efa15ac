import Foundation
import HTTPTransport
import Integrations
import TenantModel
import TestSupport
import Testing

@testable import Sandbox

@Suite("Odoo over JSON-RPC")
struct OdooClientTests {
  private func client(
    _ world: VendorWorld, slug: String = "t0x", database: String? = nil, login: String = "tenantry",
    password: String = VendorWorld.secret, transport: (any Transport)? = nil
  ) throws -> OdooClient {
    try OdooClient(
      transport: transport ?? world.transport, base: try HTTPSURL("https://\(slug).tenants.sandbox"),
      database: try DatabaseName(database ?? "odoo_\(slug)"), login: login, password: world.reference,
      secrets: world.resolver(password), now: world.now)
  }

  @Test("it tells its version, modules and users")
  func reads() async throws {
    let world = try await VendorWorld()
    let odoo = try client(world)
    let version = try await odoo.version()
    #expect(version.text == "18.0-20251106" && version.series == "18.0" && !version.isEnterprise)
    let session = try await odoo.signIn()
    let modules = try await session.modules()
    #expect(modules.map(\.name) == SandboxTenant.standardModules)
    #expect(modules.allSatisfy { $0.state == .installed && $0.version?.hasPrefix("18.0.") == true })
    let users = try await session.userCounts()
    #expect(users.internalUsers >= 2)
    #expect(await world.platform.ledger.isEmpty)
  }

  @Test("a copy is harmless only when mail, schedules, mark and address all are")
  func neutralization() async throws {
    let world = try await VendorWorld()
    let url = try HTTPSURL("https://t0x.tenants.sandbox")
    let live = try await client(world).signIn().neutralization(
      at: try HTTPSURL("https://copy.tenants.sandbox"))
    #expect(!live.isPassing && !live.isMarked)
    #expect(live.findings.count == 4, "\(live.findings)")
    await world.platform.seed([
      SandboxTenant(
        slug: "t0x", namespace: "odoo-t0x", host: url.host, tenantId: "TENANT0000",
        image: "odoo:18.0-20251106",
        replicas: 2, state: .running, createdAt: world.time.now.addingTimeInterval(-900), clientId: nil,
        realm: "tenants", modules: ["base"], isNeutralized: true)
    ])
    let copy = try await client(world).signIn().neutralization(at: url)
    #expect(copy.isPassing && copy.isMarked, "\(copy.findings)")
  }

  @Test("what Odoo reports inside a 200 is told apart")
  func refusals() async throws {
    let world = try await VendorWorld()
    let login = await #expect(throws: IntegrationError.self) {
      try await client(world, password: "geheim-42").signIn()
    }
    #expect(login?.code == IntegrationError.codeUnauthorized && login?.retry == .permanent)
    let database = await #expect(throws: IntegrationError.self) {
      try await client(world, database: "odoo_nobody").signIn()
    }
    #expect(database?.code == IntegrationError.codeNotFound)
    #expect(database?.message == "There is no database “odoo_nobody”.")
    for error in [login, database] { #expect(!"\(String(describing: error))".contains("geheim-42")) }
    let paused = await #expect(throws: IntegrationError.self) {
      try await client(world, slug: "t1x").version()
    }
    #expect(paused?.retry == .transient)
  }

  @Test(
    "each of Odoo's exceptions has a code, and neither its traceback nor the password is repeated",
    arguments: [
      ("odoo.exceptions.AccessDenied", "Access Denied", IntegrationError.codeUnauthorized),
      ("odoo.exceptions.AccessError", "You are not allowed", IntegrationError.codeForbidden),
      ("odoo.exceptions.MissingError", "Record does not exist", IntegrationError.codeNotFound),
      ("odoo.exceptions.ValidationError", "Wrong with geheim-42", IntegrationError.codeInvalid),
      ("psycopg2.OperationalError", "could not connect", IntegrationError.codeServer),
      ("builtins.ValueError", "geheim-42", IntegrationError.codeServer),
    ])
  func exceptions(name: String, message: String, code: String) async throws {
    let world = try await VendorWorld()
    let fault: JSONValue = [
      "jsonrpc": "2.0", "id": 1,
      "error": [
        "code": 200, "message": "Odoo Server Error",
        "data": ["name": .string(name), "message": .string(message), "debug": "args: geheim-42", "new": 1],
      ],
    ]
    let odoo = try client(world, password: "geheim-42", transport: CannedTransport(200, fault))
    let error = await #expect(throws: IntegrationError.self) { try await odoo.signIn() }
    #expect(error?.code == code)
    #expect(error?.description.contains("geheim-42") == false)
    #expect((error?.retry == .transient) == (name == "psycopg2.OperationalError"))
  }

  @Test("an answer that is no JSON, or that lacks its result, is unreadable and taken for nothing else")
  func odd() async throws {
    let world = try await VendorWorld()
    let empty = try client(world, transport: CannedTransport(200, ["jsonrpc": "2.0", "id": 1, "extra": [1]]))
    for error in [
      await #expect(throws: IntegrationError.self, performing: { try await empty.version() }),
      await #expect(throws: IntegrationError.self, performing: { try await empty.signIn() }),
    ] { #expect(error?.code == IntegrationError.codeUnreadable) }
    let proxy = CannedTransport(404, "<html>nginx</html>")
    let error = await #expect(throws: IntegrationError.self) {
      try await client(world, transport: proxy).version()
    }
    #expect(error?.code == IntegrationError.codeNotFound)
    await world.platform.inject(SandboxFault(.lostAnswer, pathContains: "/jsonrpc"))
    let lost = await #expect(throws: IntegrationError.self) { try await client(world).version() }
    #expect(lost?.retry == .transient)
  }

  @Test("a connection test says what works, as whom, and what is wrong")
  func connection() async throws {
    let world = try await VendorWorld()
    let report = try await client(world).testConnection()
    #expect(report.isPassing && report.identity == "tenantry" && report.version == "18.0-20251106")
    #expect(report.checks.map(\.name) == ["version", "sign_in", "modules"])
    let wrong = try await client(world, password: "geheim-42").testConnection()
    #expect(!wrong.isPassing && wrong.version != nil && wrong.identity == nil)
    #expect(
      wrong.problems == [
        "Odoo does not accept the login “tenantry”. Check the login, its password and the database odoo_t0x."
      ])
  }
}
