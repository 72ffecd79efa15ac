import Foundation
import Integrations
import PostgresConnection
import Sandbox
import TenantModel
import TestSupport
import Testing

/// What every server of tenants' databases must do, the real one and the stand-in.
@Suite("a server of tenants' databases")
struct TenantDatabasesTests {
  enum Driver: CaseIterable, Sendable { case sandbox, real }

  static let drivers = Driver.allCases.filter { $0 == .sandbox || PostgresServer.isInstalled }

  private static func databases(_ driver: Driver) async throws -> any TenantDatabases {
    switch driver {
    case .sandbox:
      return SandboxDatabases(
        transport: try SandboxPlatform(SandboxConfiguration(speed: 0, now: { Date() }, sleep: { _ in })),
        password: SandboxSlot.postgresqlPassword.reference, secrets: SandboxSecrets().resolver)
    case .real:
      let server = try await SharedPostgres.server()
      return TenantDatabaseClient(
        server: DatabaseServer(target: server.target(), password: try SecretReference("env:ADMIN")),
        secrets: SecretResolver { _ in SecretValue(PostgresServer.password) }, limit: .seconds(60))
    }
  }

  private static func id<Subject>(_ type: Subject.Type = Subject.self) -> Identifier<Subject> {
    var generator = SystemRandomNumberGenerator()
    return Identifier(using: &generator)
  }

  private static func request() throws -> DatabaseRequest {
    var generator = SystemRandomNumberGenerator()
    return DatabaseRequest(
      tenant: id(Tenant.self), operation: OperationID(using: &generator), fence: 2,
      name: try DatabaseName("odoo_c_\(id(Tenant.self).rawValue.lowercased())"))
  }

  @Test("what is prepared is found with its mark, and is new only once", arguments: drivers)
  func prepare(driver: Driver) async throws {
    let databases = try await Self.databases(driver)
    let request = try Self.request()
    #expect(try await databases.find(request.name, isolation: .database) == nil)
    #expect(try await databases.prepare(request).isNew)
    #expect(try await databases.prepare(request).isNew == false)
    let found = try #require(try await databases.find(request.name, isolation: .database))
    #expect(found.marker == request.marker)
    #expect(found.owner == request.name.rawValue)
    #expect(found.belongs(to: request.tenant))
    #expect(!found.belongs(to: Self.id(Tenant.self)))
  }

  @Test("another tenant is refused, and a worker with too low a fence", arguments: drivers)
  func refusals(driver: Driver) async throws {
    let databases = try await Self.databases(driver)
    let request = try Self.request()
    _ = try await databases.prepare(request)
    var other = request
    other.tenant = Self.id(Tenant.self)
    let conflict = await #expect(throws: IntegrationError.self) { try await databases.prepare(other) }
    #expect(conflict?.code == IntegrationError.codeConflict)
    #expect(conflict?.retry == .conflict)
    let folder = try TemporaryFolder()
    let foreign = await #expect(throws: IntegrationError.self) {
      try await databases.dump(other, to: "\(folder.path)/a.dump")
    }
    #expect(foreign?.code == IntegrationError.codeConflict)
    var late = request
    late.fence = 1
    let superseded = await #expect(throws: IntegrationError.self) { try await databases.prepare(late) }
    #expect(superseded?.code == IntegrationError.codeSuperseded)
    #expect(superseded?.retry == .permanent)
    #expect(try await databases.find(request.name, isolation: .database)?.marker == request.marker)
  }

  @Test("a dump is there once it is whole, and says the same later", arguments: drivers)
  func dump(driver: Driver) async throws {
    let databases = try await Self.databases(driver)
    let folder = try TemporaryFolder()
    let request = try Self.request()
    let path = "\(folder.path)/acme/1.dump"
    #expect(try await databases.dump(at: path) == nil)
    let missing = await #expect(throws: IntegrationError.self) { try await databases.dump(request, to: path) }
    #expect(missing?.code == IntegrationError.codeNotFound)
    #expect(missing?.retry == .permanent)
    #expect(try await databases.dump(at: path) == nil)
    _ = try await databases.prepare(request)
    let dump = try await databases.dump(request, to: path)
    #expect(dump.path == path && dump.bytes > 0 && dump.sha256.count == 64)
    #expect(try await databases.dump(at: path) == dump)
  }

  @Test("a backup takes the place of what is there, which is kept and, later, dropped", arguments: drivers)
  func restoring(driver: Driver) async throws {
    let databases = try await Self.databases(driver)
    let folder = try TemporaryFolder()
    var request = try Self.request()
    _ = try await databases.prepare(request)
    let dump = try await databases.dump(request, to: "\(folder.path)/acme/1.dump")
    request.operation = Self.id()
    let beside = try await databases.restore(dump, for: request)
    #expect(try await databases.find(beside, isolation: .database)?.belongs(to: request.tenant) == true)
    #expect(
      try await databases.find(request.name, isolation: .database)?.marker?.operation != request.operation)

    let time = Date(timeIntervalSinceNow: -40 * 86_400)
    let former = try #require(try await databases.switchToRestored(request, at: time))
    #expect(try await databases.find(beside, isolation: .database) == nil)
    #expect(try await databases.find(request.name, isolation: .database)?.marker == request.marker)
    #expect(
      try await databases.switchToRestored(request, at: time) == former, "a second switch changes nothing")
    let kept = try #require(try await databases.aside(of: request.tenant).first)
    #expect(kept.name == former.rawValue && kept.marker?.quarantine?.from == request.name)

    let late = try #require(throws: IntegrationError.self) {
      try DropConfirmation(typed: kept.name, for: kept, grace: .seconds(60 * 86_400), at: Date())
    }
    #expect(late.code == IntegrationError.codeInvalid)
    try await databases.drop(DropConfirmation(typed: kept.name, for: kept, at: Date()))
    #expect(try await databases.aside(of: request.tenant).isEmpty)
    #expect(try await databases.find(request.name, isolation: .database)?.marker == request.marker)
  }

  @Test("what is put aside is closed to everybody and is put aside once", arguments: drivers)
  func quarantine(driver: Driver) async throws {
    let databases = try await Self.databases(driver)
    let request = try Self.request()
    _ = try await databases.prepare(request)
    let name = try await databases.quarantine(request, at: Date())
    #expect(try await databases.quarantine(request, at: Date()) == name)
    #expect(try await databases.find(request.name, isolation: .database) == nil)
    #expect(try await databases.aside(of: request.tenant).map(\.name) == [name.rawValue])
    #expect(try await databases.aside(of: Self.id(Tenant.self)).isEmpty)
  }
}
