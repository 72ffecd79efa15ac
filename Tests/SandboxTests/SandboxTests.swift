import Foundation
import HTTPTransport
import Integrations
import TestSupport
import Testing

@testable import Sandbox

@Suite("the sandbox platform")
struct SandboxTests {

  private func platform(_ folder: String?, _ time: TimeBox, speed: Double = 1) throws -> SandboxPlatform {
    try SandboxPlatform(
      SandboxConfiguration(folder: folder, speed: speed, now: { time.now }, sleep: { _ in }))
  }

  private func client(_ platform: SandboxPlatform, _ time: TimeBox) throws -> KubernetesClient {
    try OperationWorld.kubernetes(platform, SandboxSecrets().resolver, { time.now })
  }

  private func deployment(_ replicas: Int, image: String = "odoo:18.0-1") -> KubernetesObject {
    KubernetesObject(
      .deployment, name: "odoo", namespace: "odoo-acme",
      content: [
        "spec": [
          "replicas": .int(replicas), "selector": ["matchLabels": ["a": "b"]],
          "template": [
            "metadata": ["labels": ["a": "b"]],
            "spec": [
              "containers": [
                [
                  "name": "odoo", "image": .string(image),
                  "securityContext": ["allowPrivilegeEscalation": false],
                ]
              ]
            ],
          ],
        ]
      ])
  }

  @Test("pods start one after the other as time goes by, and their logs grow")
  func rollout() async throws {
    let time = TimeBox()
    let platform = try platform(nil, time)
    let kubernetes = try client(platform, time)
    _ = try await kubernetes.apply(KubernetesObject(.namespace, name: "odoo-acme"))
    _ = try await kubernetes.apply(deployment(2))
    #expect(try await kubernetes.deploymentStatus(namespace: "odoo-acme", name: "odoo")?.isComplete == false)
    time.advance(8)
    #expect(
      try await kubernetes.pods(namespace: "odoo-acme").allSatisfy { $0.phase == "Running" && !$0.isReady })
    time.advance(12)
    #expect(try await kubernetes.deploymentStatus(namespace: "odoo-acme", name: "odoo")?.isComplete == true)
    let pod = try #require(try await kubernetes.pods(namespace: "odoo-acme").first)
    let before = try await kubernetes.log(pod: pod.name, namespace: "odoo-acme", tailLines: 10_000).count
    time.advance(600)
    let after = try await kubernetes.log(pod: pod.name, namespace: "odoo-acme", tailLines: 10_000)
    #expect(after.count > before + 50)
    #expect(after.first?.contains("Odoo version") == true)

    _ = try await kubernetes.apply(deployment(2, image: "odoo:18.0-2"))
    let mixed = Set(try await kubernetes.pods(namespace: "odoo-acme").map(\.image))
    #expect(mixed.contains("odoo:18.0-1"))
    time.advance(120)
    #expect(Set(try await kubernetes.pods(namespace: "odoo-acme").map(\.image)) == ["odoo:18.0-2"])
  }

  @Test(
    "a field that another manager owns conflicts by name, our own is taken over, and the same changes nothing"
  )
  func ownership() async throws {
    let time = TimeBox()
    let platform = try platform(nil, time)
    let kubernetes = try client(platform, time)
    _ = try await kubernetes.apply(KubernetesObject(.namespace, name: "odoo-acme"))
    _ = try await kubernetes.apply(deployment(2))
    let count = await platform.ledger.count
    _ = try await kubernetes.apply(deployment(2))
    #expect(await platform.ledger.count == count)
    try await kubernetes.scale(deployment: "odoo", namespace: "odoo-acme", replicas: 5)
    #expect(try await kubernetes.apply(deployment(2)).json[path: "spec", "replicas"] == 2)
    let edit = HTTPRequest(
      .patch,
      try #require(
        URL(
          string: "https://\(SandboxHosts.kubernetes)/apis/apps/v1/namespaces/odoo-acme/deployments/odoo"
            + "?fieldManager=kubectl-edit")),
      headers: [
        "Authorization": "Bearer \(SandboxSecrets()[.kubernetesToken])",
        "Content-Type": "application/merge-patch+json",
      ],
      body: JSONValue.object(["spec": ["replicas": 7]]).data)
    #expect(try await platform.send(edit).isSuccess)
    let error = await #expect(throws: IntegrationError.self) { try await kubernetes.apply(deployment(2)) }
    #expect(error?.code == IntegrationError.codeConflict && error?.retry == .conflict)
    #expect(
      error?.message == "Deployment odoo-acme/odoo: “kubectl-edit” has set .spec.replicas to another value.")
    let refused = await #expect(throws: IntegrationError.self) {
      try await kubernetes.apply(KubernetesObject(.configMap, name: "x", namespace: "nowhere"))
    }
    #expect(refused?.code == IntegrationError.codeNotFound)
  }

  @Test("state and ledger survive the process, even when its last line was torn")
  func replay() async throws {
    let folder = try TemporaryFolder()
    let time = TimeBox()
    do {
      let platform = try platform(folder.path, time)
      let kubernetes = try client(platform, time)
      _ = try await kubernetes.apply(KubernetesObject(.namespace, name: "odoo-acme"))
      _ = try await kubernetes.apply(deployment(1))
      #expect(throws: SandboxError.self) { try self.platform(folder.path, time) }
    }
    let path = folder.path + "/sandbox.jsonl"
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    try (whole + Data(#"{"c":"k8s/deployments/odoo-acme","k":"od"#.utf8)).write(
      to: URL(fileURLWithPath: path))
    let again = try platform(folder.path, time)
    #expect(await again.ledger.map(\.object) == ["Namespace odoo-acme", "Deployment odoo-acme/odoo"])
    #expect(
      try await client(again, time).deploymentStatus(namespace: "odoo-acme", name: "odoo")?.desired == 1)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == whole)
  }

  @Test("a wrong token is refused by both systems")
  func tokens() async throws {
    let time = TimeBox()
    let platform = try platform(nil, time)
    let secrets = SandboxSecrets(all: "wrong-secret").resolver
    let kubernetes = try OperationWorld.kubernetes(platform, secrets, { time.now })
    let error = await #expect(throws: IntegrationError.self) { try await kubernetes.version() }
    #expect(error?.code == IntegrationError.codeUnauthorized)
    let keycloak = try OperationWorld.keycloak(platform, secrets, { time.now })
    await #expect(throws: IntegrationError.self) { try await keycloak.realm("tenants") }
  }
}
