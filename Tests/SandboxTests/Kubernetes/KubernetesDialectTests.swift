import Foundation
import HTTPTransport
import Integrations
import Sandbox
import TestSupport
import Testing

@Suite("The sandbox's Kubernetes, watched and read")
struct KubernetesDialectTests {
  private func client(_ world: VendorWorld, _ transport: (any Transport)? = nil) throws -> KubernetesClient {
    KubernetesClient(
      transport: transport ?? world.transport, base: try world.url(SandboxHosts.kubernetes),
      token: world.reference,
      secrets: world.secrets, now: world.now)
  }

  @Test("a watch tells of what was written after the version it begins with")
  func writes() async throws {
    let world = try await VendorWorld()
    let kubernetes = try client(world, world.platform)
    #expect(await kubernetes.canWatch)
    let before = try #require(try await kubernetes.deploymentStatus(namespace: "odoo-t0x", name: "odoo"))
    try await kubernetes.scale(deployment: "odoo", namespace: "odoo-t0x", replicas: 1)
    let selection = KubernetesSelection(.deployment, namespace: "odoo-t0x", name: "odoo")
    let isSeen = try await kubernetes.watch(selection, from: before.resourceVersion, limit: .seconds(60)) {
      event in
      event.change == .modified && event.object.json[path: "spec", "replicas"] == 1
    }
    #expect(isSeen)
  }

  @Test("a watch tells of pods that come as time goes by, and of objects that go")
  func changes() async throws {
    // Whoever waits makes the time go by.
    let time = TimeBox()
    let platform = try SandboxPlatform(
      SandboxConfiguration(now: { time.now }, sleep: { _ in time.advance(0.5) }))
    await platform.seed([
      SandboxTenant(
        slug: "acme", namespace: "odoo-acme", host: "acme.tenants.sandbox", tenantId: "TENANT0001",
        image: "odoo:18.0", replicas: 1, state: .running, createdAt: time.now.addingTimeInterval(-90_000),
        clientId: nil, realm: "tenants")
    ])
    let kubernetes = try OperationWorld.kubernetes(
      platform, SandboxSecrets().resolver, { time.now })
    let pods = KubernetesSelection(.pod, namespace: "odoo-acme")
    try await kubernetes.scale(deployment: "odoo", namespace: "odoo-acme", replicas: 3)
    let isRunning = try await kubernetes.watch(pods, from: nil, limit: .seconds(60)) { event in
      event.object.json[path: "status", "phase"] == "Running" && event.change == .modified
    }
    #expect(isRunning)
    try await kubernetes.scale(deployment: "odoo", namespace: "odoo-acme", replicas: 0)
    let isGone = try await kubernetes.watch(pods, from: nil, limit: .seconds(60)) { $0.change == .deleted }
    #expect(isGone)
  }

  @Test("a version of long ago is made good by a list")
  func expired() async throws {
    let world = try await VendorWorld()
    let kubernetes = try client(world, world.platform)
    let selection = KubernetesSelection(.deployment, namespace: "odoo-t0x")
    let isAdded = try await kubernetes.watch(selection, from: "999999999", limit: .seconds(60)) {
      $0.change == .added
    }
    #expect(isAdded)
  }

  @Test("the connection test says by which way and as whom")
  func identity() async throws {
    let world = try await VendorWorld()
    let definition = try #require(SystemCatalog["kubernetes"])
    let values = try ConnectionValues(
      ["url": "https://\(SandboxHosts.kubernetes)", "token": "env:SANDBOX"], for: definition)
    let report = await definition.test(values, parts(world))
    #expect(report.isPassing, "\(report.problems)")
    #expect(report.identity == "system:serviceaccount:tenantry:tenantry")
    #expect(report.checks.map(\.name) == ["api", "namespaces", "nodes", "metrics", "rights"])
  }

  @Test(
    "there is exactly one way to it",
    arguments: [
      ([:], "Say how"), (["url": "https://k.example", "in_cluster": "yes"], "say one of them"),
      (["url": "https://k.example"], "“token” is missing"), (["in_cluster": "no"], "the word yes"),
      (["in_cluster": "yes"], "no pod of a cluster"),
      (["in_cluster": "yes", "context": "prod"], "goes with kubeconfig"),
      (["kubeconfig": "/nowhere/config", "token": "env:A"], "goes with url"),
      (["kubeconfig": "/nowhere/config"], "/nowhere/config: It cannot be read"),
    ] as [([String: String], String)])
  func ways(said: [String: String], words: String) async throws {
    let world = try await VendorWorld()
    let definition = try #require(SystemCatalog["kubernetes"])
    let report = await definition.test(try ConnectionValues(said, for: definition), parts(world))
    #expect(!report.isPassing)
    #expect(report.problems.first?.contains(words) == true, "\(report.problems)")
  }

  private func parts(_ world: VendorWorld) -> ConnectionParts {
    ConnectionParts(
      transport: { _ in world.transport },
      tree: { system, path, _ throws(IntegrationError) in
        throw IntegrationError(
          system, IntegrationError.codeInvalid, "\(path): no file here", retry: .permanent)
      }, secrets: world.secrets, environment: [:], now: world.now)
  }

  @Test("a log is read back to a time, to a number of lines, and of the container before the last restart")
  func logs() async throws {
    let world = try await VendorWorld()
    let kubernetes = try client(world)
    let all = try await kubernetes.pods(namespace: nil)
    let pod = try #require(all.first { $0.isReady })
    let lines = try await kubernetes.log(
      pod: pod.name, namespace: pod.namespace, tailLines: nil, timestamps: true)
    #expect(lines.count > 20)
    let recent = try await kubernetes.log(
      pod: pod.name, namespace: pod.namespace, tailLines: nil, sinceSeconds: 600, timestamps: true)
    #expect(!recent.isEmpty && recent.count < lines.count && recent == lines.suffix(recent.count))
    #expect(try await kubernetes.log(pod: pod.name, namespace: pod.namespace, tailLines: 3).count == 3)
    let none = await #expect(throws: IntegrationError.self) {
      _ = try await kubernetes.log(pod: pod.name, namespace: pod.namespace, previous: true)
    }
    #expect(none?.message.contains("previous terminated container") == true)
    let since = world.time.now.addingTimeInterval(-600).formatted(.iso8601)
    let dated = try await client(world, world.platform).log(
      pod: pod.name, namespace: pod.namespace, tailLines: nil, sinceTime: since, timestamps: true)
    #expect(dated == recent)
  }
}
