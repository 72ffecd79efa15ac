import Foundation
import HTTPTransport
import JobEngine
import Sandbox
import TenantModel
import TestSupport
import Testing

@testable import Operations

@Suite("operations when something goes wrong")
struct FaultTests {
  static let routes = [
    "/databases/", "clients", "/namespaces/odoo-acme?", "/configmaps/odoo-config?", "/jobs/odoo-init",
    "/deployments/odoo?",
    "/ingresses/odoo?",
  ]

  /// How the thing at a route is made.
  private static func method(_ route: String) -> HTTPMethod {
    switch route {
    case "/databases/": .put
    case "clients": .post
    default: .patch
    }
  }

  @Test("an answer that was lost after the effect is adopted, never made twice", arguments: routes)
  func lostAnswer(route: String) async throws {
    for kind in [SandboxFault.Kind.lostAnswer, .failureAfterwards] {
      let world = try OperationWorld()
      await world.sandbox?.inject(SandboxFault(kind, method: Self.method(route), pathContains: route))
      let done = try await world.create()
      #expect(done.state == .succeeded, "\(String(describing: done.job?.fault))")
      let made = await world.sandbox?.ledger.filter { $0.verb == "create" }.map(\.object) ?? []
      #expect(!made.isEmpty)
      #expect(Set(made).count == made.count)
      #expect(done.steps.contains { $0.attempt > 1 }, "the fault met nothing")
    }
  }

  @Test(
    "a system that fails at first is asked again",
    arguments: [SandboxFault.Kind.status(503), .status(500), .unreachable, .rateLimited(seconds: 0), .hang])
  func transient(kind: SandboxFault.Kind) async throws {
    let world = try OperationWorld(callLimit: kind == .hang ? .seconds(1) : .seconds(60))
    for route in Self.routes {
      await world.sandbox?.inject(
        SandboxFault(kind, method: Self.method(route), pathContains: route))
    }
    let done = try await world.create()
    #expect(done.state == .succeeded, "\(String(describing: done.job?.fault))")
    let ledger = await world.sandbox?.ledger ?? []
    #expect(
      Set(ledger.filter { $0.verb == "create" }.map(\.object)).count == ledger.count { $0.verb == "create" })
  }

  @Test("an image that cannot be pulled parks with its code and runbook, and a retry goes on once it can")
  func imagePull() async throws {
    let world = try OperationWorld()
    await world.sandbox?.set(.imagePullFails("odoo:18.0-20251106"))
    let parked = try await world.create()
    #expect(parked.state == .parked)
    #expect(parked.job?.fault?.code == "image_pull")
    #expect(parked.job?.fault?.runbook == "docs/runbooks/image-pull.md")
    await world.sandbox?.clear(.imagePullFails("odoo:18.0-20251106"))
    let done = try await world.retry(parked.operation, of: parked.tenant)
    #expect(done.state == .succeeded, "\(String(describing: done.job?.fault))")
  }

  @Test("a failed init job parks with the log's end, and a retry makes the job anew")
  func initFails() async throws {
    let world = try OperationWorld()
    await world.sandbox?.set(.initFails("odoo-acme"))
    let parked = try await world.create()
    #expect(parked.job?.fault?.code == "init_failed")
    #expect(parked.job?.fault?.detail.contains("Failed to initialize database") == true)
    await world.sandbox?.clear(.initFails("odoo-acme"))
    let done = try await world.retry(parked.operation, of: parked.tenant)
    #expect(done.state == .succeeded, "\(String(describing: done.job?.fault))")
  }

  @Test(
    "what waiting does not cure parks with its own code",
    arguments: zip(
      [SandboxCondition.secretMissing("odoo-acme"), .crashes("odoo-acme")], ["secret_missing", "crash_loop"]))
  func parks(condition: SandboxCondition, code: String) async throws {
    let world = try OperationWorld()
    await world.sandbox?.set(condition)
    let parked = try await world.create()
    #expect(parked.state == .parked)
    #expect(parked.job?.fault?.code == code)
    let path = try #require(parked.job?.fault?.runbook)
    #expect(Runbook.allCases.map(\.path).contains(path))
  }

  @Test(
    "somebody else's namespace or client is left alone and parks as a conflict", arguments: [true, false])
  func foreign(isClient: Bool) async throws {
    let world = try OperationWorld()
    let stranger = SandboxTenant(
      slug: "acme", namespace: isClient ? "odoo-other" : "odoo-acme", host: "else.example.net",
      tenantId: "OTHER00001",
      image: "odoo:18.0-20251106", replicas: 1, state: .running,
      createdAt: Date(timeIntervalSinceNow: -86_400),
      clientId: isClient ? "odoo-acme" : nil, realm: "tenants")
    await world.sandbox?.seed([stranger])
    let parked = try await world.create()
    #expect(parked.state == .parked)
    #expect(parked.job?.fault?.code == JobFault.codeNameConflict)
    let touched = await world.sandbox?.ledger.filter { $0.system == (isClient ? "keycloak" : "kubernetes") }
    #expect(touched?.isEmpty == true)
  }

  @Test("every runbook that a fault can name is written")
  func runbooks() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    for runbook in Runbook.allCases {
      let text = try String(contentsOf: root.appending(path: runbook.path), encoding: .utf8)
      #expect(text.hasPrefix("# "), "\(runbook)")
    }
  }
}
