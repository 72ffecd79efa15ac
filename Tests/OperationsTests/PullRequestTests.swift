import Foundation
import JobEngine
import Sandbox
import TenantModel
import TestSupport
import Testing

@testable import Operations

@Suite("the desired state as pull requests")
struct PullRequestTests {
  @Test("an operation goes on when its pull request is merged, and the local repository follows")
  func merged() async throws {
    let world = try OperationWorld(github: true)
    await world.sandbox?.set(.mergesByItself)
    let done = try await world.create()
    #expect(done.state == .succeeded, "\(String(describing: done.job?.fault))")
    let link = try #require(done.step("desired_state")?.externalRef)
    #expect(link.contains("/pull/"))
    #expect(try await world.git.commit(of: done.operation) != nil)
    let made = await world.sandbox?.ledger.filter { $0.system == "github" }
    #expect(made?.map(\.verb) == ["create", "create", "merge"])
    #expect(made?.allSatisfy { $0.operation == done.operation.rawValue } == true)
  }

  @Test("while nobody decides it waits, uses up no try and shows the link")
  func waits() async throws {
    let world = try OperationWorld(github: true)
    let waiting = try await world.create { job, steps in
      job.state == .waiting && steps.first { $0.name == "desired_state" }?.progress?.text.isEmpty == false
    }
    let step = try #require(waiting.step("desired_state"))
    #expect(step.progress?.text.contains(/^waits for the merge of #\d+: https:/) == true)
    #expect(step.attempt == 1)
    #expect(try await world.git.commit(of: waiting.operation) == nil)
    await world.sandbox?.set(.mergesByItself)
    let done = try await world.goOn(waiting)
    #expect(done.state == .succeeded, "\(String(describing: done.job?.fault))")
  }

  @Test("a pull request that is closed parks with its link; a retry asks again on another branch")
  func closed() async throws {
    let world = try OperationWorld(github: true)
    let waiting = try await world.create { job, _ in job.state == .waiting }
    let github = try #require(world.github)
    let pull = try #require(
      try await github.openPulls().first { $0.head.ref.hasSuffix(waiting.operation.rawValue) })
    _ = try await github.closePull(pull.number)
    let parked = try await world.goOn(waiting)
    #expect(parked.job?.fault?.code == "pull_request_closed")
    #expect(parked.job?.fault?.logsURL == pull.htmlUrl.absoluteString)
    await world.sandbox?.set(.mergesByItself)
    let done = try await world.retry(parked.operation, of: parked.tenant)
    #expect(done.state == .succeeded, "\(String(describing: done.job?.fault))")
    let merged = try await github.pull(head: pull.head.ref + "-2")
    #expect(merged?.state == .merged && merged?.number != pull.number)
  }

  @Test("what is merged and no longer wanted stops the operation; a retry asks for the difference")
  func changedMeanwhile() async throws {
    let world = try OperationWorld(github: true)
    let waiting = try await world.create { job, _ in job.state == .waiting }
    let elsewhere = try HTTPSURL("https://elsewhere.example.net/auth_oauth/signin")
    await world.tenants.redirect(waiting.tenant, to: [elsewhere])
    await world.sandbox?.set(.mergesByItself)
    let parked = try await world.goOn(waiting)
    #expect(parked.job?.fault?.code == "desired_state_differs")
    #expect(parked.job?.fault?.logsURL?.contains("/pull/") == true)
    let done = try await world.retry(parked.operation, of: parked.tenant)
    #expect(done.state == .succeeded, "\(String(describing: done.job?.fault))")
    #expect(await world.sandbox?.ledger.count { $0.verb == "merge" } == 2)
  }

  @Test("what is as it should be asks for nothing")
  func unchanged() async throws {
    let world = try OperationWorld(github: true)
    await world.sandbox?.set(.mergesByItself)
    let tenant = try await world.create().tenant
    let before = await world.sandbox?.ledger.count { $0.system == "github" }
    let rebuilt = try await world.run(.rebuild, on: tenant)
    #expect(rebuilt.state == .succeeded, "\(String(describing: rebuilt.job?.fault))")
    #expect(await world.sandbox?.ledger.count { $0.system == "github" } == before)
    let paused = try await world.run(.pause, on: tenant)
    #expect(paused.state == .succeeded)
    #expect(await world.sandbox?.ledger.count { $0.verb == "merge" } == 2)
  }

  @Test("GitHub's silence while it waits stops nothing")
  func silence() async throws {
    let world = try OperationWorld(github: true)
    let waiting = try await world.create { job, _ in job.state == .waiting }
    await world.sandbox?.inject(SandboxFault(.status(503), host: SandboxHosts.github, times: 20))
    await world.sandbox?.set(.mergesByItself)
    let done = try await world.goOn(waiting)
    #expect(done.state == .succeeded, "\(String(describing: done.job?.fault))")
    #expect(done.log.contains { $0.hasPrefix("GitHub was asked for the pull request") })
  }
}
