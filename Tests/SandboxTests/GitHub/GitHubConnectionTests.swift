import HTTPTransport
import Integrations
import Sandbox
import TestSupport
import Testing

@Suite("the connection to GitHub")
struct GitHubConnectionTests {

  @Test("says as whom, with which version, and what works")
  func passing() async throws {
    let world = try await VendorWorld()
    let report = await (try world.github()).testConnection()
    #expect(report.isPassing, "\(report.problems)")
    #expect(report.identity == "tenantry-bot" && report.version == "API 2022-11-28")
    #expect(report.checks.map(\.name) == ["sign_in", "repository", "writing", "actions", "rate_limit"])
    #expect(await world.effects().isEmpty)
  }

  @Test("a wrong token ends the test, and is never shown")
  func wrongToken() async throws {
    let world = try await VendorWorld()
    let report = await (try world.github(environment: ["SANDBOX": "wrong-secret"])).testConnection()
    #expect(report.checks.map(\.name) == ["sign_in"] && !report.isPassing)
    #expect(report.problems.first?.contains("Bad credentials") == true)
    #expect(!"\(report)".contains("wrong-secret"))
  }

  @Test("a right that is missing is named")
  func missingRights() async throws {
    let world = try await VendorWorld()
    await world.platform.set(.rightMissing("github:contents"))
    await world.platform.set(.rightMissing("github:actions"))
    let github = try world.github()
    let report = await github.testConnection()
    #expect(report.problems.count == 2)
    #expect(report.problems.contains { $0.contains("Contents: read and write") })
    #expect(report.problems.contains { $0.contains("Actions: read and write") })
    let error = await #expect(throws: IntegrationError.self) {
      try await github.dispatch(workflow: "deploy.yml", ref: "main", inputs: [:], correlation: "x")
    }
    #expect(error?.code == IntegrationError.codeForbidden && error?.message.contains("actions=write") == true)
  }

  @Test("a repository that the token may not see is not there, and an app is signed in as nobody")
  func invisible() async throws {
    let world = try await VendorWorld()
    await world.platform.set(.rightMissing("github:repository"))
    await world.platform.set(.rightMissing("github:user"))
    let report = await (try world.github()).testConnection()
    #expect(report.identity == nil)
    #expect(report.checks.first?.isPassing == true)
    #expect(
      report.problems.first?.contains("Give the token access to sandbox-platform/desired-state.") == true)
  }

  @Test("the allowance of an hour is counted, and asking for it is free")
  func allowance() async throws {
    let world = try await VendorWorld()
    let github = try world.github()
    let before = try await github.rateLimit()
    _ = try await github.user()
    let after = try await github.rateLimit()
    #expect(after.remaining == before.remaining - 1 && after.resetAt > world.time.now)
    world.time.advance(3_600)
    #expect(try await github.rateLimit().remaining == after.limit)
  }
}
