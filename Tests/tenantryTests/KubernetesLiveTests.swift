import Foundation
import Integrations
import Operations
import PlatformHost
import TenantModel
import TestSupport
import Testing

@testable import tenantry

/// The client before a real API server. It makes a namespace of its own and removes it.
@Suite(
  "a real Kubernetes", .serialized,
  .enabled(
    if: ProcessInfo.processInfo.environment["TENANTRY_KUBECONFIG"] != nil,
    "run scripts/test --with kubernetes, or set TENANTRY_KUBECONFIG to a kubeconfig"))
struct KubernetesLiveTests {
  private let environment = ProcessInfo.processInfo.environment
  /// The very parts that the program connects with.
  private let parts = LiveParts(variables: ProcessInfo.processInfo.environment).parts

  private func values() throws -> ConnectionValues {
    let definition = try #require(SystemCatalog["kubernetes"])
    return try ConnectionValues(["kubeconfig": environment["TENANTRY_KUBECONFIG"] ?? ""], for: definition)
  }

  private func deployment(_ replicas: Int, in namespace: String, image: String) -> KubernetesObject {
    KubernetesObject(
      .deployment, name: "web", namespace: namespace,
      content: [
        "spec": [
          "replicas": .int(replicas), "selector": ["matchLabels": ["app": "web"]],
          "template": [
            "metadata": ["labels": ["app": "web"]],
            "spec": [
              "terminationGracePeriodSeconds": 1, "containers": [["name": "web", "image": .string(image)]],
            ],
          ],
        ]
      ])
  }

  @Test("says who we are and what it lets us do")
  func connecting() async throws {
    let report = await KubernetesClient.definition.test(try values(), parts)
    print("\(report)")
    #expect(report.version?.hasPrefix("v1.") == true)
    // A metrics server is no part of Kubernetes, and may be missing.
    #expect(report.checks.filter { !$0.isPassing && !["metrics", "release"].contains($0.name) } == [])
    let release = try #require(KubernetesRelease(report.version ?? ""))
    #expect(report.checks.contains { $0.name == "release" } == (release < .oldest))
  }

  @Test("takes every object of a tenant's desired state, and a second apply changes none of them")
  func desiredState() async throws {
    let kubernetes = try KubernetesClient(try values(), parts)
    let slug = "test-\(UUID().uuidString.prefix(8).lowercased())"
    let state = try DesiredState(.fixture(try .fixture(slug)))
    let isOld = try #require(KubernetesRelease(try await kubernetes.version())) < .oldest
    // An older server lacks the newest field of a CronJob; whoever connects it is told.
    let objects = (state.foundation + state.workload).filter { !isOld || $0.kind != .cronJob }
    let namespace = try #require(objects.first { $0.kind == .namespace })
    let outcome: Result<Void, any Error>
    do {
      for object in objects {
        let first = try await kubernetes.apply(object)
        #expect(first.uid != nil, "\(object.kind.name) \(object.name)")
      }
      for object in objects {
        let before = try await kubernetes.get(object.kind, namespace: object.namespace, name: object.name)
        let after = try await kubernetes.apply(object)
        #expect(before?.uid == after.uid && before?.generation == after.generation, "\(object.name)")
      }
      outcome = .success(())
    } catch {
      outcome = .failure(error)
    }
    if let made = try await kubernetes.get(.namespace, namespace: nil, name: namespace.name), let uid = made.uid {
      try await kubernetes.delete(.namespace, namespace: nil, name: namespace.name, uid: uid)
    }
    try outcome.get()
  }

  @Test("takes what is applied, rolls it out, tells whose a field is, and removes it")
  func lifecycle() async throws {
    let kubernetes = try KubernetesClient(try values(), parts)
    let namespace = "tenantry-test-\(UUID().uuidString.prefix(8).lowercased())"
    let made = try await kubernetes.apply(KubernetesObject(.namespace, name: namespace))
    let outcome: Result<Void, any Error>
    do {
      try await tryOut(kubernetes, namespace)
      outcome = .success(())
    } catch {
      outcome = .failure(error)
    }
    try await kubernetes.delete(.namespace, namespace: nil, name: namespace, uid: try #require(made.uid))
    try outcome.get()
    let isGone = try await kubernetes.watch(
      KubernetesSelection(.namespace, namespace: nil, name: namespace), from: nil, limit: .seconds(90)
    ) { $0.change == .deleted }
    let there = try await kubernetes.get(.namespace, namespace: nil, name: namespace)
    #expect(isGone || there == nil)
  }

  private func tryOut(_ kubernetes: KubernetesClient, _ namespace: String) async throws {
    let image = environment["TENANTRY_TEST_IMAGE"] ?? "registry.k8s.io/pause:3.10"
    _ = try await kubernetes.apply(
      KubernetesObject(
        .resourceQuota, name: "limits", namespace: namespace, content: ["spec": ["hard": ["pods": "5"]]]))
    let first = try await kubernetes.apply(deployment(0, in: namespace, image: image))
    let again = try await kubernetes.apply(deployment(0, in: namespace, image: image))
    #expect(first.uid == again.uid && first.generation == again.generation)

    // Our own scaling is no stranger's; an apply takes the field back.
    try await kubernetes.scale(deployment: "web", namespace: namespace, replicas: 1)
    let back = try await kubernetes.apply(deployment(0, in: namespace, image: image))
    #expect(back.json[path: "spec", "replicas"] == 0)

    _ = try await kubernetes.apply(deployment(1, in: namespace, image: image))
    let web = KubernetesSelection(.deployment, namespace: namespace, name: "web")
    let isRolledOut = try await kubernetes.watch(web, from: nil, limit: .seconds(90)) {
      DeploymentStatus($0.object).isComplete
    }
    let pods = try await kubernetes.pods(namespace: namespace, selector: "app=web")
    if isRolledOut {
      let pod = try #require(pods.first)
      // The pods of hollow nodes run nothing, and say nothing.
      if environment["TENANTRY_TEST_NODES"] != "hollow" {
        _ = try await kubernetes.log(pod: pod.name, namespace: namespace, tailLines: 5, timestamps: true)
      }
      #expect(try await !kubernetes.events(namespace: namespace).isEmpty)
    } else {
      print("not rolled out, so no log was read: \(pods.map { "\($0.phase) \($0.reason ?? "")" })")
    }
    _ = try await kubernetes.apply(deployment(0, in: namespace, image: image))
    let isStopped = try await kubernetes.watch(web, from: nil, limit: .seconds(60)) {
      DeploymentStatus($0.object).current == 0
    }
    #expect(isStopped)
  }
}
