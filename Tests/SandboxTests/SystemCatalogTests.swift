import Foundation
import HTTPTransport
import Integrations
import Sandbox
import TestSupport
import Testing

@Suite("The systems that can be connected")
struct SystemCatalogTests {
  /// What somebody would say of the stand-ins.
  private static let said: [String: [String: String]] = [
    "kubernetes": ["url": "https://\(SandboxHosts.kubernetes)", "token": "env:SANDBOX"],
    "odoo": ["domain": SandboxHosts.tenantDomain],
    "keycloak": [
      "url": "https://\(SandboxHosts.keycloak)", "client": "tenantry", "secret": "env:SANDBOX",
    ],
    "git": ["url": "/srv/git/desired-state.git"],
    "github": [
      "url": "https://\(SandboxHosts.github)", "repository": "sandbox-platform/desired-state",
      "token": "env:SANDBOX",
    ],
    "n8n": [
      "url": "https://\(SandboxHosts.n8n)", "api_key": "env:SANDBOX", "webhook_header": "X-Tenantry-Token",
      "webhook_secret": "env:SANDBOX",
    ],
    "supabase": [
      "url": "https://\(SandboxHosts.supabase)", "project": "\(SandboxHosts.supabaseReference)",
      "project_url": "https://\(SandboxHosts.supabaseProject)", "token": "env:SANDBOX",
      "service_key": "env:SANDBOX",
    ],
    "superset": [
      "url": "https://\(SandboxHosts.superset)", "username": SandboxHosts.supersetUser,
      "database_uri": "postgresql://superset:XXXXXXXXXX@db.example.net:5432/postgres",
      "password": "env:SANDBOX",
    ],
    "postgresql": ["host": "127.0.0.1", "password": "env:SANDBOX"],
    "mattermost": ["url": "https://\(SandboxHosts.mattermost)", "team": "platform", "token": "env:SANDBOX"],
    "digitalocean": ["url": "https://\(SandboxHosts.digitalOcean)", "token": "env:SANDBOX"],
    "model": [
      "url": "https://\(SandboxHosts.anthropic)", "model": SandboxHosts.model, "key": "env:SANDBOX",
    ],
  ]

  private func report(
    of name: String, secret: String = VendorWorld.secret, over transport: (any Transport)? = nil
  ) async throws -> ConnectionReport {
    let world = try await VendorWorld()
    let definition = try #require(SystemCatalog[name])
    let values = try ConnectionValues(Self.said[name] ?? [:], for: definition)
    let parts = ConnectionParts(
      transport: { _ in transport ?? world.transport },
      tree: { system, path, _ throws(IntegrationError) in
        throw IntegrationError(
          system, IntegrationError.codeInvalid, "\(path): no file here", retry: .permanent)
      }, secrets: world.resolver(secret), environment: [:], now: world.now)
    return await definition.test(values, parts)
  }

  /// Those that are spoken to in HTTP. PostgreSQL and Git are tried against real servers: `DatabaseConnectionTests`,
  /// `GitRemoteTests`.
  private static let overHTTP = SystemCatalog.all.map(\.name).filter { !["postgresql", "git"].contains($0) }

  @Test("every one of them connects to its stand-in", arguments: overHTTP)
  func connecting(name: String) async throws {
    let report = try await report(of: name)
    #expect(report.system == name)
    #expect(report.isPassing, "\(report.problems)")
  }

  @Test(
    "a wrong secret is said and never shown", arguments: overHTTP.filter { $0 != "odoo" })
  func wrongSecret(name: String) async throws {
    let report = try await report(of: name, secret: "wrong-canary-7c1")
    #expect(!report.isPassing)
    #expect(!"\(report)".contains("wrong-canary"))
  }

  @Test(
    "a proxy's page in the place of every answer is no connection",
    arguments: overHTTP.filter { $0 != "odoo" })
  func proxy(name: String) async throws {
    let page = HTTPResponse(
      status: 200, headers: ["Content-Type": "text/html"], body: Data("<html>sign in</html>".utf8))
    struct Page: Transport {
      let page: HTTPResponse
      func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse { page }
    }
    #expect(try await !report(of: name, over: Page(page: page)).isPassing)
  }

  @Test("what is said of a system is checked, field by field, and a secret is never said again")
  func checking() throws {
    let definition = try #require(SystemCatalog["keycloak"])
    do throws(ConnectionProblems) {
      _ = try ConnectionValues(
        ["url": "http://sso.example.net", "secret": "hunter2", "colour": "red"], for: definition)
      Issue.record("This must not pass.")
    } catch {
      #expect(error.all.map(\.field) == ["colour", "url", "client", "secret"])
      #expect(!"\(error)".contains("hunter2"))
    }
  }

  @Test("what is left out has its standard, and names of systems and fields are plain and there once")
  func definitions() throws {
    let keycloak = try #require(SystemCatalog["keycloak"])
    let values = try ConnectionValues(Self.said["keycloak"] ?? [:], for: keycloak)
    #expect(values["realm"] == "master" && values["ca"] == nil)
    #expect(Set(SystemCatalog.all.map(\.name)).count == SystemCatalog.all.count)
    for definition in SystemCatalog.all {
      #expect(Set(definition.fields.map(\.name)).count == definition.fields.count)
      #expect(Self.said[definition.name] != nil, "\(definition.name) is not tried here")
      for field in definition.fields {
        let isPlain = field.name.allSatisfy { $0 == "_" || $0.isLowercase || $0.isNumber }
        #expect(isPlain && field.help.hasSuffix("."))
        if let standard = field.standard { #expect(field.objection(to: standard) == nil) }
      }
    }
  }
}
