import Foundation
import PostgresConnection
import TenantModel
import TestSupport

@testable import Integrations

/// A client on the tests' own server, with names that no other test has.
struct DatabaseWorld: Sendable {
  static let rolePassword = "canary-role-5b1c"
  static let time = Date(timeIntervalSince1970: 1_763_800_000)

  let server: PostgresServer
  var client: TenantDatabaseClient
  let tenant = DatabaseWorld.id(of: Tenant.self)

  init(on server: PostgresServer? = nil, adminUser: String = "postgres", shared: DatabaseName? = nil)
    async throws
  {
    self.server =
      if let server { server } else { try await SharedPostgres.server() }
    let settings = DatabaseServer(
      target: self.server.target(user: adminUser), password: try SecretReference("env:ADMIN"),
      rolePassword: "file:/roles/{database}", readerPassword: "file:/readers/{database}",
      sharedDatabase: shared)
    let secrets = SecretResolver { reference in
      switch reference {
      case .environment: SecretValue(PostgresServer.password)
      default: SecretValue(Self.rolePassword)
      }
    }
    client = TenantDatabaseClient(server: settings, secrets: secrets, limit: .seconds(60))
  }

  func request(
    _ name: DatabaseName, tenant: TenantID? = nil, operation: OperationID = DatabaseWorld.id(),
    fence: Int64 = 1,
    isolation: Isolation = .database
  ) -> DatabaseRequest {
    DatabaseRequest(
      tenant: tenant ?? self.tenant, operation: operation, fence: fence, name: name, isolation: isolation)
  }

  /// What one question to the server answers.
  @discardableResult
  func ask(_ statement: SQLStatement, in database: String = "postgres") async throws -> [PostgresRow] {
    let connection = try await server.connect(database)
    let rows = try await connection.run(statement, limit: .seconds(30)).rows
    await connection.close()
    return rows
  }

  /// A role that signs in with the administrator's password and has only these rights.
  func makeRole(_ name: DatabaseName, rights: SQLStatement) async throws {
    let connection = try await server.connect()
    let role = SQLIdentifier(name)
    try await connection.run("CREATE ROLE \(role) LOGIN")
    if !rights.text.isEmpty { try await connection.run(rights) }
    let verifier = try await connection.verifier(of: PostgresServer.password, for: role)
    try await connection.run("ALTER ROLE \(role) PASSWORD \(literal: verifier)")
    await connection.close()
  }

  /// A session as the tenant's role or reader.
  func connect(as role: DatabaseName, to database: DatabaseName) async throws -> PostgresConnection {
    try await PostgresConnection.open(
      server.target(database.rawValue, user: role.rawValue), password: Self.rolePassword, limit: .seconds(30))
  }

  static func name(_ stem: String = "odoo_t") throws -> DatabaseName {
    try DatabaseName("\(stem)_\(id(of: Tenant.self).rawValue.lowercased())")
  }

  static func id<Subject>(of subject: Subject.Type = Subject.self) -> Identifier<Subject> {
    var generator = SystemRandomNumberGenerator()
    return Identifier(using: &generator)
  }

  static func id() -> OperationID {
    var generator = SystemRandomNumberGenerator()
    return OperationID(using: &generator)
  }
}
