import Foundation
import Integrations
import JobEngine
import Sandbox
import TenantModel
import TestSupport
import Testing

@testable import Operations

@Suite("what the team is told")
struct NoteTests {
  private func thread(_ world: OperationWorld, _ operation: OperationID) async throws -> [MattermostPost] {
    let mattermost = try #require(world.mattermost)
    let channel = try #require(try await mattermost.channel(named: "ops"))
    let root = try #require(
      try await mattermost.post(
        key: "\(operation)/started", channel: channel.id, since: Date(timeIntervalSinceNow: -600)))
    return try await mattermost.thread(of: root.id)
  }

  @Test("no kind of operation can forget it")
  func everyKind() throws {
    let definitions = try OperationWorld().catalog.definitions
    #expect(definitions.count == OperationKind.allCases.count)
    for definition in definitions {
      #expect(definition.steps.last?.name == "note" && definition.witness != nil, "\(definition.kind)")
    }
  }

  @Test("every operation has one thread, from its beginning to its end")
  func success() async throws {
    let world = try OperationWorld()
    let created = try await world.create()
    var operations = [created.operation]
    for kind in [OperationKind.pause, .resume, .rebuild] {
      operations.append(try await world.run(kind, on: created.tenant).operation)
    }
    for operation in operations {
      let posts = try await thread(world, operation)
      #expect(posts.compactMap(\.key) == ["\(operation)/started", "\(operation)/finished"])
      #expect(posts.last?.message.contains("Done after") == true)
    }
    let first = try #require(try await thread(world, created.operation).first)
    #expect(first.message.contains("**acme**: create asked for by ops@\u{200B}north"))
  }

  @Test("who must act is told where and why, and of the end after the retry")
  func parked() async throws {
    let world = try OperationWorld()
    await world.sandbox?.set(.imagePullFails("odoo:18.0-20251106"))
    let parked = try await world.create()
    #expect(parked.state == .parked)
    await world.sandbox?.clear(.imagePullFails("odoo:18.0-20251106"))
    _ = try await world.retry(parked.operation, of: parked.tenant)
    let posts = try await thread(world, parked.operation)
    #expect(posts.count == 3, "\(posts.map(\.message))")
    #expect(posts[1].message.contains("Needs an operator") && posts[1].message.contains("image-pull"))
    #expect(posts[2].key == "\(parked.operation)/finished")
  }

  @Test("a cancelled operation says so in its thread")
  func cancelled() async throws {
    let world = try OperationWorld()

    let tenant = try await world.create().tenant
    let cancelled = try await world.run(.rebuild, on: tenant, cancelling: true)
    #expect(cancelled.state == .cancelled)
    let posts = try await thread(world, cancelled.operation)
    #expect(posts.last?.key == "\(cancelled.operation)/cancelled")
  }

  @Test("a note that cannot be posted is tried a few times, warns in the log and stops nothing")
  func refused() async throws {
    let world = try OperationWorld()
    await world.sandbox?.set(.rightMissing("mattermost:create_post"))
    let done = try await world.create()
    #expect(done.state == .succeeded)
    #expect(done.step("note")?.phase == .done && done.step("note")?.attempt == 3)
    #expect(done.step("note")?.progress?.text.hasPrefix("not posted") == true)
    #expect(done.log.contains { $0.hasPrefix("the team was not told") })
    #expect(await world.sandbox?.ledger.contains { $0.system == "mattermost" } == false)
  }

  @Test(
    "whatever happens to a post, it is there once",
    arguments: [
      SandboxFault.Kind.status(503), .status(500), .unreachable, .hang, .lostAnswer, .failureAfterwards,
    ],
    [0, 1])
  func faults(kind: SandboxFault.Kind, passing: Int) async throws {
    let world = try OperationWorld(callLimit: kind == .hang ? .seconds(1) : .seconds(60))
    await world.sandbox?.inject(
      SandboxFault(
        kind, host: SandboxHosts.mattermost, method: .post, pathContains: "/posts", passing: passing))
    let done = try await world.create()
    #expect(done.state == .succeeded)
    let posts = await world.sandbox?.ledger.filter { $0.system == "mattermost" }.map(\.object)
    #expect(posts == ["Post in ops: started", "Post in ops: finished"])
  }
}
