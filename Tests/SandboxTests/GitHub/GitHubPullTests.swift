import Foundation
import HTTPTransport
import Integrations
import Sandbox
import TestSupport
import Testing

@Suite("branches and pull requests on GitHub")
struct GitHubPullTests {

  private func draft(_ world: VendorWorld, image: String = "odoo:18.0-2", extra: Data? = nil)
    -> GitHubCommitDraft
  {
    var files = [GitHubFile("tenants/t0x/tenant.yaml", Data("slug: t0x\nimage: \(image)\n".utf8))]
    if let extra { files.append(GitHubFile("tenants/t0x/logo.png", extra)) }
    return GitHubCommitDraft(
      branch: "tenantry/op1", base: "main", message: "Upgrade t0x\n\nTenantry-Owner: tenantry:T0:op1",
      files: files,
      authorName: "Tenantry", authorEmail: "tenantry@example.com", date: world.time.now)
  }

  private func opened(_ world: VendorWorld, _ github: GitHubClient) async throws -> GitHubPull {
    _ = try #require(try await github.publish(draft(world)))
    return try await github.openPull(
      head: "tenantry/op1", base: "main", title: "Upgrade t0x", body: "Why.\n\ntenantry:T0:op1")
  }

  @Test("files become one commit on a branch of its own, and publishing them again changes nothing")
  func publish() async throws {
    let world = try await VendorWorld()
    let github = try world.github()
    let picture = Data([0xFF, 0xD8, 0x00, 0xFE])
    let commit = try #require(try await github.publish(draft(world, extra: picture)))
    #expect(try await github.head(ofBranch: "tenantry/op1") == commit)
    let made = try #require(try await github.commit(commit))
    #expect(made.parents.map(\.sha) == [try await github.head(ofBranch: "main")])
    world.time.advance(60)
    #expect(try await github.publish(draft(world, extra: picture)) == commit)
    #expect(await world.effects() == ["create Branch tenantry/op1"])
    #expect(await world.platform.ledger.first?.operation == "op1")
  }

  @Test("files that change nothing make no branch")
  func nothing() async throws {
    let world = try await VendorWorld()
    let github = try world.github()
    var same = draft(world)
    same.files = [GitHubFile("README.md", Data("# Desired state\n\nOne folder a tenant.\n".utf8))]
    #expect(try await github.publish(same) == nil)
    #expect(await world.effects().isEmpty)
  }

  @Test("a branch with other content is somebody else's")
  func taken() async throws {
    let world = try await VendorWorld()
    let github = try world.github()
    _ = try await github.publish(draft(world))
    let error = await #expect(throws: IntegrationError.self) {
      try await github.publish(draft(world, image: "odoo:18.0-3"))
    }
    #expect(error?.code == IntegrationError.codeConflict && error?.retry == .conflict)
    var elsewhere = draft(world)
    elsewhere.branch = "tenantry/op2"
    elsewhere.base = "nowhere"
    let missing = await #expect(throws: IntegrationError.self) { try await github.publish(elsewhere) }
    #expect(missing?.code == IntegrationError.codeNotFound)
  }

  @Test("a branch whose answer got lost is found by its content")
  func lostAnswer() async throws {
    let world = try await VendorWorld()
    let github = try world.github()
    await world.platform.inject(SandboxFault(.lostAnswer, method: .post, pathContains: "/git/refs"))
    let lost = await #expect(throws: IntegrationError.self) { try await github.publish(draft(world)) }
    #expect(lost?.retry == .uncertain)
    #expect(try await github.publish(draft(world)) != nil)
    #expect(await world.effects() == ["create Branch tenantry/op1"])
  }

  @Test("a branch is removed, with a file that is taken away, and twice is no error")
  func delete() async throws {
    let world = try await VendorWorld()
    let github = try world.github()
    var removal = draft(world)
    removal.files = [GitHubFile("tenants/t1x/tenant.yaml", nil)]
    _ = try #require(try await github.publish(removal))
    try await github.deleteBranch("tenantry/op1")
    try await github.deleteBranch("tenantry/op1")
    #expect(try await github.head(ofBranch: "tenantry/op1") == nil)
    #expect(await world.effects() == ["create Branch tenantry/op1", "delete Branch tenantry/op1"])
  }

  @Test("a pull request is opened once for a branch, however often it is asked for")
  func open() async throws {
    let world = try await VendorWorld()
    let github = try world.github()
    #expect(try await github.pull(head: "tenantry/op1") == nil)
    let pull = try await opened(world, github)
    let again = try await github.openPull(head: "tenantry/op1", base: "main", title: "Again", body: "")
    #expect(again.number == pull.number)
    #expect(try await github.pull(head: "tenantry/op1")?.number == pull.number)
    #expect(pull.state == .open && pull.base.ref == "main")
    #expect(await world.effects() == ["create Branch tenantry/op1", "create PullRequest \(pull.number)"])
    let files = try await github.files(ofPull: pull.number)
    #expect(files.map(\.filename) == ["tenants/t0x/tenant.yaml"] && files.first?.status == "modified")
    #expect(files.first?.patch?.contains("+image: odoo:18.0-2") == true)
    #expect(try await github.openPulls().map(\.number).contains(pull.number))
  }

  @Test("a pull request whose answer got lost is found when it is opened again")
  func lostPull() async throws {
    let world = try await VendorWorld()
    let github = try world.github()
    await world.platform.inject(SandboxFault(.lostAnswer, method: .post, pathContains: "/pulls"))
    let lost = await #expect(throws: IntegrationError.self) { try await opened(world, github) }
    #expect(lost?.retry == .uncertain)
    #expect(try await opened(world, github).state == .open)
    #expect(await world.effects().count == 2)
    #expect(await world.platform.ledger.last?.operation == "op1")
  }

  @Test("a pull request is merged once its checks have passed, and merging it again changes nothing")
  func merge() async throws {
    let world = try await VendorWorld()
    let github = try world.github()
    let pull = try await opened(world, github)
    #expect(try await github.checks(of: pull.head.sha).pending == ["validate"])
    #expect(try await github.pull(pull.number)?.mergeableState == "blocked")
    let early = await #expect(throws: IntegrationError.self) {
      try await github.merge(pull.number, sha: pull.head.sha)
    }
    #expect(early?.code == IntegrationError.codeConflict)
    world.time.advance(60)
    #expect(try await github.checks(of: pull.head.sha).state == .passed)
    #expect(try await github.pull(pull.number)?.mergeableState == "clean")
    let merged = try await github.merge(pull.number, sha: pull.head.sha)
    #expect(try await github.merge(pull.number, sha: pull.head.sha) == merged)
    #expect(try await github.head(ofBranch: "main") == merged)
    #expect(try await github.pull(pull.number)?.state == .merged)
    #expect(await world.effects().last == "merge PullRequest \(pull.number)")
    #expect(await world.effects().count == 3)
  }

  @Test("a head that has moved is not merged, and what is closed stays unmerged")
  func refusedMerge() async throws {
    let world = try await VendorWorld()
    let github = try world.github()
    let pull = try await opened(world, github)
    world.time.advance(60)
    let moved = await #expect(throws: IntegrationError.self) {
      try await github.merge(pull.number, sha: String(repeating: "a", count: 40))
    }
    #expect(moved?.code == IntegrationError.codeConflict)
    #expect(try await github.closePull(pull.number).state == .closed)
    let closed = await #expect(throws: IntegrationError.self) {
      try await github.merge(pull.number, sha: pull.head.sha)
    }
    #expect(closed?.code == IntegrationError.codeConflict)
    #expect(try await github.pull(999) == nil)
  }

  @Test("failed checks are named, and a commit that nobody checks has none")
  func checks() async throws {
    let world = try await VendorWorld()
    let github = try world.github()
    let failing = try #require(try await github.pull(head: "tenantry/upgrade-t3x"))
    let checks = try await github.checks(of: failing.head.sha)
    #expect(checks.state == .failed && checks.failed == ["validate"])
    let main = try #require(try await github.head(ofBranch: "main"))
    let seeded = try #require(try await github.pull(1))
    #expect(seeded.state == .merged && seeded.mergeCommitSha == main)
    #expect(try await github.checks(of: main).state == .none)
  }
}
