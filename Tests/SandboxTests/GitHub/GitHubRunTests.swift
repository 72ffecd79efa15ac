import Foundation
import HTTPTransport
import Integrations
import Sandbox
import TestSupport
import Testing

@Suite("workflow runs on GitHub")
struct GitHubRunTests {

  private func start(_ github: GitHubClient, _ correlation: String, image: String = "odoo:2") async throws
    -> Int?
  {
    try await github.dispatch(
      workflow: "deploy.yml", ref: "main", inputs: ["tenant": "t0x", "image": image], correlation: correlation
    )
  }

  @Test("a run that was started is found again by its correlation id, and by nothing else")
  func correlated() async throws {
    let world = try await VendorWorld()
    let github = try world.github()
    let since = world.time.now
    let id = try #require(try await start(github, "op-7"))
    let found = try #require(try await github.run(correlation: "op-7", workflow: "deploy.yml", since: since))
    #expect(found.id == id && found.status == "queued" && found.conclusion == nil)
    #expect(try await github.run(correlation: "op", workflow: "deploy.yml", since: since) == nil)
    #expect(try await github.run(correlation: "op-8", workflow: "deploy.yml", since: since) == nil)
    #expect(
      try await github.run(correlation: "op-7", workflow: "deploy.yml", since: since.addingTimeInterval(600))
        == nil)
    #expect(await world.platform.ledger.map(\.operation) == ["op-7"])
  }

  @Test("a run that was started and whose answer got lost is not started again")
  func lostAnswer() async throws {
    let world = try await VendorWorld()
    let github = try world.github()
    await world.platform.inject(SandboxFault(.lostAnswer, pathContains: "dispatches"))
    let lost = await #expect(throws: IntegrationError.self) { try await start(github, "op-7") }
    #expect(lost?.retry == .uncertain)
    #expect(
      try await github.run(correlation: "op-7", workflow: "deploy.yml", since: world.time.now)?.headBranch
        == "main")
    #expect(await world.effects().count == 1)
  }

  @Test("a run queues, works and ends as time goes by; its jobs follow")
  func progress() async throws {
    let world = try await VendorWorld()
    let github = try world.github()
    let id = try #require(try await start(github, "op-7"))
    world.time.advance(10)
    #expect(try await github.run(id)?.status == "in_progress")
    #expect(try await github.jobs(ofRun: id).map(\.status) == ["in_progress", "queued"])
    world.time.advance(60)
    let ended = try #require(try await github.run(id))
    #expect(ended.isSuccess && ended.htmlUrl.absoluteString.hasSuffix("/actions/runs/\(id)"))
    #expect(try await github.jobs(ofRun: id).map(\.conclusion) == ["success", "success"])
    #expect(try await github.runs(branch: "main", countMax: 5).first?.id == id)
    #expect(try await github.run(1) == nil)
  }

  @Test("a run ends early when it is cancelled, and runs again under the same id")
  func cancel() async throws {
    let world = try await VendorWorld()
    let github = try world.github()
    let id = try #require(try await start(github, "op-7"))
    let early = await #expect(throws: IntegrationError.self) { try await github.rerun(id) }
    #expect(early?.code == IntegrationError.codeForbidden)
    try await github.cancelRun(id)
    #expect(try await github.run(id)?.conclusion == "cancelled")
    let late = await #expect(throws: IntegrationError.self) { try await github.cancelRun(id) }
    #expect(late?.code == IntegrationError.codeConflict)
    try await github.rerun(id)
    #expect(try await github.run(id)?.runAttempt == 2)
    #expect(await world.effects() == ["create Run \(id)", "cancel Run \(id)", "rerun Run \(id)"])
  }

  @Test(
    "a run fails where its image cannot be pulled, and its job's log is on another host without our token")
  func failure() async throws {
    let world = try await VendorWorld()
    let github = try world.github()
    await world.platform.set(.imagePullFails("odoo:broken"))
    let id = try #require(try await start(github, "op-7", image: "odoo:broken"))
    world.time.advance(60)
    let job = try #require(try await github.jobs(ofRun: id).last)
    #expect(try await github.run(id)?.conclusion == "failure" && job.conclusion == "failure")
    #expect(job.steps?.map(\.conclusion) == ["success", "failure", "success"])
    let address = try #require(try await github.logAddress(ofJob: job.id))
    #expect(address.host() == SandboxHosts.githubLogs)
    let log = try await world.platform.send(HTTPRequest(.get, address))
    #expect(String(decoding: log.body, as: UTF8.self).contains("exit code 1"))
    #expect(try await github.logAddress(ofJob: 12) == nil)
  }

  @Test("an input that the workflow does not have, and one that nobody may start, are refused")
  func refused() async throws {
    let world = try await VendorWorld()
    let github = try world.github()
    for (workflow, inputs) in [("deploy.yml", ["colour": "red"]), ("validate.yml", [:])] {
      let error = await #expect(throws: IntegrationError.self) {
        try await github.dispatch(workflow: workflow, ref: "main", inputs: inputs, correlation: "op-7")
      }
      #expect(error?.code == IntegrationError.codeInvalid && error?.retry == .permanent)
    }
    #expect(await world.effects().isEmpty)
  }

  @Test("lists are read page by page", arguments: [1, 2, 100])
  func pages(pageSize: Int) async throws {
    let world = try await VendorWorld()
    let github = try world.github(pageSize: pageSize)
    let names = try await github.workflows().map(\.name)
    #expect(names == ["Deploy tenant", "Upgrade image", "Deploy chart", "Validate"])
    #expect(try await github.openPulls().map(\.number) == [4, 3])
    let since = world.time.now
    for number in 1...4 { _ = try await start(github, "op-\(number)") }
    #expect(
      try await github.run(correlation: "op-1", workflow: "deploy.yml", since: since)?.displayTitle.hasSuffix(
        "op-1")
        == true)
  }

  @Test("Enterprise Server is asked below /api/v3, and its runs are found without being told their id")
  func enterprise() async throws {
    let world = try await VendorWorld()
    let github = GitHubClient(
      transport: world.transport, base: try world.url(SandboxHosts.github, path: "/api/v3"),
      repository: try GitHubRepositoryName("sandbox-platform/desired-state"),
      token: try SecretReference("env:SANDBOX"), secrets: world.secrets, asksForRunDetails: false,
      now: { [time = world.time] in time.now })
    #expect(try await start(github, "op-9") == nil)
    #expect(
      try await github.run(correlation: "op-9", workflow: "deploy.yml", since: world.time.now)?.event
        == "workflow_dispatch")
  }
}
