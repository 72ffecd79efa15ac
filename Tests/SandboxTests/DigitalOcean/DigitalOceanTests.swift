import Foundation
import HTTPTransport
import Integrations
import Sandbox
import TestSupport
import Testing

@Suite("regions, clusters and measures of DigitalOcean")
struct DigitalOceanTests {

  @Test("regions and sizes are listed, whatever the size of a page", arguments: [1, 2, 200])
  func lists(pageSize: Int) async throws {
    let world = try await VendorWorld()
    let ocean = try world.digitalOcean(pageSize: pageSize)
    let regions = try await ocean.regions()
    #expect(
      regions.map(\.slug) == ["fra1", "nyc3", "sgp1"] && regions.map(\.isAvailable) == [true, false, true])
    let sizes = try await ocean.sizes()
    #expect(sizes.map(\.vcpus) == [2, 4, 8, 8] && sizes.last?.slug == "s-8vcpu-32gb")
    #expect(try await ocean.clusters().map(\.name) == ["staging-fra1", "tenants-sgp1"])
  }

  @Test("a cluster's nodes are those that Kubernetes shows")
  func nodes() async throws {
    let world = try await VendorWorld()
    let ocean = try world.digitalOcean()
    let kubernetes = KubernetesClient(
      transport: world.transport, base: try world.url(SandboxHosts.kubernetes),
      token: try SecretReference("env:SANDBOX"), secrets: world.secrets,
      now: { [time = world.time] in time.now })
    let cluster = try #require(try await ocean.clusters().last)
    let pools = try await ocean.nodePools(ofCluster: cluster.id)
    #expect(pools == cluster.nodePools && pools.first?.size == "s-8vcpu-32gb")
    #expect(try await kubernetes.nodes().map(\.name) == pools.flatMap(\.nodes).map(\.name).sorted())
    #expect(try await ocean.cluster(cluster.id) == cluster && cluster.status?.state == "running")
    #expect(try await ocean.upgrades(ofCluster: cluster.id) == ["1.36.2-do.0"])
    #expect(try await ocean.cluster("11111111-2222-4333-8444-555555555555") == nil)
  }

  @Test("a node's droplet measures what the cluster's metrics say")
  func usage() async throws {
    let world = try await VendorWorld()
    let ocean = try world.digitalOcean()
    let node = try #require(try await ocean.clusters().last?.nodePools.first?.nodes.first)
    let id = try #require(node.dropletId.flatMap { Int($0) })
    let droplet = try #require(try await ocean.droplet(id))
    #expect(droplet.name == node.name && droplet.vcpus == 8 && droplet.region.slug == "sgp1")
    let usage = try await ocean.usage(
      ofDroplet: id, from: world.time.now.addingTimeInterval(-3_600), to: world.time.now)
    #expect((0.01...0.92).contains(usage.processor ?? 0), "\(usage)")
    #expect(
      (0.05...0.92).contains(usage.memory ?? 0) && (0.2...0.7).contains(usage.filesystem ?? 0), "\(usage)")
    let load = try await ocean.metric(
      .load1, droplet: id, from: world.time.now.addingTimeInterval(-600), to: world.time.now)
    #expect(load.first?.points.count == 11)
    #expect(try await ocean.metric(.load1, droplet: 1, from: world.time.now, to: world.time.now).isEmpty)
    #expect(try await ocean.droplet(1) == nil)
  }

  @Test("the connection test says as whom, and which scope is missing")
  func connection() async throws {
    let world = try await VendorWorld()
    let passing = await (try world.digitalOcean()).testConnection()
    #expect(passing.isPassing, "\(passing.problems)")
    #expect(passing.identity == "platform@example.com (Platform team)")
    #expect(passing.checks.last?.sentence == "2 Kubernetes clusters with 4 nodes can be seen.")
    await world.platform.set(.rightMissing("digitalocean:kubernetes:read"))
    let lacking = await (try world.digitalOcean()).testConnection()
    #expect(lacking.problems.count == 1)
    #expect(lacking.problems.first?.contains("Give the token the scope kubernetes:read.") == true)
    let wrong = await (try world.digitalOcean(environment: ["SANDBOX": "wrong-secret"])).testConnection()
    #expect(wrong.checks.count == 1 && !wrong.isPassing && !"\(wrong)".contains("wrong-secret"))
    #expect(await world.effects().isEmpty)
  }

  @Test("an injected fault speaks DigitalOcean's dialect")
  func fault() async throws {
    let world = try await VendorWorld()
    await world.platform.inject(SandboxFault(.rateLimited(seconds: 9), host: SandboxHosts.digitalOcean))
    let error = await #expect(throws: IntegrationError.self) { try await world.digitalOcean().account() }
    #expect(error?.code == IntegrationError.codeRateLimited && error?.retryAfter == .seconds(9))
    #expect(error?.message == "digitalocean answered 429: too many requests")
    await world.platform.inject(SandboxFault(.failureAfterwards, host: SandboxHosts.digitalOcean))
    let failed = await #expect(throws: IntegrationError.self) { try await world.digitalOcean().account() }
    #expect(failed?.code == IntegrationError.codeServer && failed?.retry == .transient)
  }
}
