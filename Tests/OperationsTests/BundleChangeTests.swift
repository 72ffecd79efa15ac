import Foundation
import JobEngine
import Sandbox
import TenantModel
import TestSupport
import Testing

@testable import Operations

@Suite("a change of a bundle")
struct BundleChangeTests {
  private func bundle(_ modules: [String] = ["mail"]) throws -> ModuleBundle {
    ModuleBundle(
      code: "crm", name: "CRM", type: "crm", description: "Leads: \"hot\" ones", version: "18.0.1.0.0",
      modules: try modules.map { try ModuleName($0) }, replacesEe: "", gaps: "")
  }

  @Test("where GitHub is connected it is a pull request for one file, and the catalog follows its merge")
  func merged() async throws {
    let world = try OperationWorld(github: true)
    let waiting = try await world.change(try bundle()) { job, _ in job.state == .waiting }
    #expect(world.bundle("crm") == nil)
    let github = try #require(world.github)
    let pull = try #require(try await github.openPulls().first)
    #expect(pull.head.ref == "tenantry/bundle_change-crm-\(waiting.operation)")
    #expect(pull.title == "Create bundle crm")
    #expect(try await github.files(ofPull: pull.number).map(\.filename) == ["bundles/crm.yaml"])
    await world.sandbox?.set(.mergesByItself)
    let done = try await world.goOn(waiting)
    #expect(done.state == .succeeded, "\(String(describing: done.job?.fault))")
    #expect(world.bundle("crm")?.revision == 1)
    #expect(try await world.git.files(in: .bundle(BundleCode("crm"))).count == 1)

    let gone = try await world.remove(try #require(world.bundle("crm")))
    #expect(gone.state == .succeeded, "\(String(describing: gone.job?.fault))")
    #expect(world.bundle("crm") == nil)
    #expect(try await world.git.files(in: .bundle(BundleCode("crm"))) == [:])
  }

  @Test("the team is told in a thread of its own")
  func told() async throws {
    let world = try OperationWorld()
    let done = try await world.change(try bundle())
    #expect(done.state == .succeeded)
    let mattermost = try #require(world.mattermost)
    let channel = try #require(try await mattermost.channel(named: "ops"))
    let posts = try await mattermost.posts(in: channel.id, limit: 2).map(\.message)
    #expect(posts.last?.hasPrefix("**bundle crm**: bundle_change asked for by ops") == true)
    #expect(posts.first?.hasSuffix("bundles/crm.yaml") == true)
  }

  @Test("what cannot be installed parks before anything is written; as a draft it is written")
  func invalid() async throws {
    let world = try OperationWorld(connected: false)
    let parked = try await world.change(try bundle(["mail", "no_such_module"]))
    #expect(parked.state == .parked && parked.job?.fault?.code == "bundle_invalid")
    #expect(parked.job?.fault?.runbook == "docs/runbooks/bundle-change.md")
    #expect(try await world.git.files(in: .bundle(BundleCode("crm"))) == [:])
    var draft = try bundle(["mail", "no_such_module"])
    (draft.code, draft.isDraft) = ("later", true)
    #expect(try await world.change(draft).state == .succeeded)
  }
}
