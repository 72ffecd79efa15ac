import Foundation
import HTTPTransport
import Integrations
import Sandbox
import TenantModel
import TestSupport
import Testing

@Suite("branches and pull requests on GitHub")
struct GitHubPullTests {

  private func draft(_ world: VendorWorld, image: String = "odoo:18.0-2", picture: Data? = nil) throws
    -> GitHubCommitDraft
  {
    var files = [try GitPath("tenants/t0x/tenant.yaml"): Data("slug: t0x\nimage: \(image)\n".utf8)]
    files[try GitPath("tenants/t0x/logo.png")] = picture
    return GitHubCommitDraft(
      branch: "tenantry/op1", base: "main", message: "Upgrade t0x\n\nTenantry-Operation: op1\n", files: files,
      authorName: "Tenantry", authorEmail: "tenantry@example.com", date: world.time.now)
  }

  private func opened(_ world: VendorWorld, _ github: GitHubClient) async throws -> GitHubPull {
    _ = try #require(try await github.publish(try draft(world)))
    return try await github.openPull(
      head: "tenantry/op1", base: "main", title: "Upgrade t0x", body: "Why.\n\ntenantry:T0:op1")
  }

  @Test("files become one commit on a branch of its own, and publishing them again changes nothing")
  func publish() async throws {
    let world = try await VendorWorld()
    let github = try world.github()
    let picture = Data([0xFF, 0xD8, 0x00, 0xFE])
    let commit = try #require(try await github.publish(try draft(world, picture: picture)))
    #expect(try await github.head(ofBranch: "tenantry/op1") == commit)
    let made = try #require(try await github.commit(commit))
    #expect(made.parents.map(\.sha) == [try await github.head(ofBranch: "main")])
    world.time.advance(60)
    #expect(try await github.publish(try draft(world, picture: picture)) == commit)
    #expect(await world.effects() == ["create Branch tenantry/op1"])
    #expect(await world.platform.ledger.first?.operation == "op1")
  }

  @Test("files that change nothing make no branch")
  func nothing() async throws {
    let world = try await VendorWorld()
    let github = try world.github()
    var same = try draft(world)
    same.files = [try GitPath("README.md"): Data("# Desired state\n\nOne folder a tenant.\n".utf8)]
    #expect(try await github.publish(same) == nil)
    #expect(await world.effects().isEmpty)
  }

  @Test("a branch with other content is somebody else's")
  func taken() async throws {
    let world = try await VendorWorld()
    let github = try world.github()
    _ = try await github.publish(try draft(world))
    let error = await #expect(throws: IntegrationError.self) {
      try await github.publish(try draft(world, image: "odoo:18.0-3"))
    }
    #expect(error?.code == IntegrationError.codeConflict && error?.retry == .conflict)
    var elsewhere = try draft(world)
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
    let lost = await #expect(throws: IntegrationError.self) { try await github.publish(try draft(world)) }
    #expect(lost?.retry == .uncertain)
    #expect(try await github.publish(try draft(world)) != nil)
    #expect(await world.effects() == ["create Branch tenantry/op1"])
  }

  @Test("a folder holds the files it is given and no others, and publishing that again changes nothing")
  func folder() async throws {
    let world = try await VendorWorld()
    let github = try world.github()
    var whole = try draft(world)
    whole.files = [try GitPath("tenants/t0x/values.yaml"): Data("a: 1\n".utf8)]
    whole.folder = try GitPath("tenants/t0x")
    let commit = try #require(try await github.publish(whole))
    let tree = try #require(try await github.commit(commit)).tree.sha
    let paths = try await github.paths(inTree: tree)
    #expect(paths.filter { $0.hasPrefix("tenants/t0x/") } == ["tenants/t0x/values.yaml"])
    #expect(paths.contains("README.md") && paths.contains("tenants/t1x/tenant.yaml"))
    #expect(try await github.publish(whole) == commit)
    whole.files = [:]
    let other = await #expect(throws: IntegrationError.self) { try await github.publish(whole) }
    #expect(other?.code == IntegrationError.codeConflict)
    whole.branch = "tenantry/op2"
    whole.folder = try GitPath("tenants/nobody")
    #expect(try await github.publish(whole) == nil)
    #expect(await world.effects() == ["create Branch tenantry/op1"])
  }

  @Test("a branch is removed, and twice is no error")
  func delete() async throws {
    let world = try await VendorWorld()
    let github = try world.github()
    _ = try #require(try await github.publish(try draft(world)))
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
