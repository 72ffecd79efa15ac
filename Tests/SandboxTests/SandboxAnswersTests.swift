import Foundation
import HTTPTransport
import Integrations
import TenantModel
import TestSupport
import Testing

@testable import Sandbox

/// Asks everything that the clients can ask. With `TENANTRY_RECORD` the exchanges go to the contract check.
@Suite("what the sandbox platform answers")
struct SandboxAnswersTests {
  private let time = TimeBox()

  private func world() async throws -> (SandboxPlatform, any Transport) {
    let platform = try SandboxPlatform(SandboxConfiguration(now: { [time] in time.now }, sleep: { _ in }))
    await platform.seed(
      SandboxTenant.State.allCases.enumerated().map { number, state in
        SandboxTenant(
          slug: "t\(number)x", namespace: "odoo-t\(number)x", host: "t\(number)x.tenants.sandbox",
          tenantId: "TENANT000\(number)", image: "odoo:18.0-20251106", replicas: 2, state: state,
          createdAt: time.now.addingTimeInterval(-900), clientId: "odoo-t\(number)x", realm: "tenants")
      })
    guard let path = ProcessInfo.processInfo.environment["TENANTRY_RECORD"] else {
      return (platform, platform)
    }
    return (platform, RecordingTransport(platform, to: try ExchangeRecorder(url: URL(fileURLWithPath: path))))
  }

  @Test("seeded tenants have the pods, logs and events of their state")
  func seeded() async throws {
    let (platform, transport) = try await world()
    let kubernetes = try OperationWorld.kubernetes(
      transport, SandboxSecrets().resolver, { time.now })
    #expect(try await kubernetes.version() == "v1.36.1")
    #expect(try await kubernetes.namespaces().count == 4)
    #expect(try await kubernetes.nodes().allSatisfy(\.isReady))
    #expect(try await kubernetes.nodeUsage().values.allSatisfy { $0.cpuMillicores > 0 && $0.memoryMib > 0 })
    let pods = try await kubernetes.pods(namespace: nil)
    #expect(pods.count { $0.namespace == "odoo-t0x" && $0.isReady } == 2)
    #expect(pods.count { $0.namespace == "odoo-t1x" } == 0)
    #expect(pods.filter { $0.namespace == "odoo-t2x" }.allSatisfy { $0.reason == "ImagePullBackOff" })
    let crashing = try #require(pods.first { $0.namespace == "odoo-t3x" })
    #expect(crashing.reason == "CrashLoopBackOff" && crashing.restarts > 3)
    let said = try await kubernetes.log(
      pod: crashing.name, namespace: crashing.namespace, timestamps: true, previous: true)
    #expect(said.contains { $0.contains("CRITICAL") })
    #expect(try await kubernetes.events(namespace: "odoo-t2x").contains { $0.type == "Warning" })
    _ = try await kubernetes.events(namespace: nil)
    #expect(await platform.ledger.isEmpty)
  }

  @Test("what is scaled, changed and removed is so, and is in the ledger")
  func changes() async throws {
    let (platform, transport) = try await world()
    let kubernetes = try OperationWorld.kubernetes(
      transport, SandboxSecrets().resolver, { time.now })
    try await kubernetes.scale(deployment: "odoo", namespace: "odoo-t0x", replicas: 1)
    time.advance(60)
    #expect(try await kubernetes.pods(namespace: "odoo-t0x").count == 1)
    let changed = try await kubernetes.merge(
      ["metadata": ["annotations": ["note": "x"]]], into: .deployment, namespace: "odoo-t0x", name: "odoo")
    let uid = try #require(changed.uid)
    let wrong = await #expect(throws: IntegrationError.self) {
      try await kubernetes.delete(.deployment, namespace: "odoo-t0x", name: "odoo", uid: "another")
    }
    #expect(wrong?.code == IntegrationError.codeConflict)
    try await kubernetes.delete(.deployment, namespace: "odoo-t0x", name: "odoo", uid: uid)
    #expect(try await kubernetes.get(.deployment, namespace: "odoo-t0x", name: "odoo") == nil)
    try await kubernetes.delete(.deployment, namespace: "odoo-t0x", name: "odoo", uid: uid)
    #expect(await platform.ledger.map(\.verb) == ["update", "update", "delete"])
    #expect(
      try await kubernetes.list(.persistentVolumeClaim, namespace: "odoo-t0x").map(\.name) == ["odoo-data"])
    #expect(
      try await kubernetes.list(.deployment, namespace: nil, selector: "tenantry.io/tenant=t1x").count == 1)
  }

  @Test("a sign-in is checked against what the client really allows")
  func login() async throws {
    let (_, transport) = try await world()
    let keycloak = try OperationWorld.keycloak(
      transport, SandboxSecrets().resolver, { time.now })
    #expect(try await keycloak.realm("tenants") != nil)
    #expect(try await keycloak.realm("nowhere") == nil)
    let right = try HTTPSURL("https://t0x.tenants.sandbox/auth_oauth/signin")
    let passing = try await keycloak.checkLogin(realm: "tenants", clientId: "odoo-t0x", redirectUris: [right])
    #expect(passing.isPassing, "\(passing.findings)")
    let wrong = try HTTPSURL("https://t0x.tenants.sandbox/other")
    let failing = try await keycloak.checkLogin(realm: "tenants", clientId: "odoo-t0x", redirectUris: [wrong])
    #expect(failing.findings == ["the redirect URI https://t0x.tenants.sandbox/other is not allowed"])
    let missing = try await keycloak.checkLogin(realm: "nowhere", clientId: "x", redirectUris: [])
    #expect(missing.findings.count == 2)
    let taken = await #expect(throws: IntegrationError.self) {
      try await keycloak.createClient(["clientId": "odoo-t0x"], realm: "tenants")
    }
    #expect(taken?.code == IntegrationError.codeConflict)
  }

  @Test("Odoo answers at the hosts of its ingresses alone, and only while a pod is ready")
  func health() async throws {
    let (_, transport) = try await world()
    let odoo = OdooHealthClient(transport: transport, now: { time.now })
    #expect(try await odoo.isPassing(try HTTPSURL("https://t0x.tenants.sandbox")))
    let paused = await #expect(throws: IntegrationError.self) {
      try await odoo.isPassing(try HTTPSURL("https://t1x.tenants.sandbox"))
    }
    #expect(paused?.retry == .transient)
    let unknown = await #expect(throws: IntegrationError.self) {
      try await odoo.isPassing(try HTTPSURL("https://nobody.tenants.sandbox"))
    }
    #expect(unknown?.code == IntegrationError.codeUnreachable)
  }
}
