import Foundation
import HTTPTransport
import Integrations
import Sandbox
import TestSupport
import Testing

@Suite("posts in Mattermost")
struct MattermostTests {

  private func channel(_ name: String, _ client: MattermostClient) async throws -> String {
    try #require(try await client.channel(named: name)).id
  }

  @Test("channels are found by name, and the public ones are listed")
  func channels() async throws {
    let world = try await VendorWorld()
    let client = try world.mattermost()
    #expect(try await client.channel(named: "ops")?.displayName == "Operations")
    #expect(try await client.channel(named: "nothing") == nil)
    #expect(try await client.channels().map(\.name).sorted() == ["alerts", "ops", "support", "town-square"])
    #expect(try await world.mattermost(pageSize: 1).channels() == client.channels())
    let elsewhere = await #expect(throws: IntegrationError.self) {
      try await world.mattermost(team: "strangers").channels()
    }
    #expect(elsewhere?.code == IntegrationError.codeNotFound)
  }

  @Test("a post with the same key is one post for half a minute")
  func pending() async throws {
    let world = try await VendorWorld()
    let client = try world.mattermost()
    let ops = try await channel("ops", client)
    let first = try await client.post("It begins.", channel: ops, key: "op1/begin")
    world.time.advance(20)
    #expect(try await client.post("It begins.", channel: ops, key: "op1/begin") == first)
    #expect(await world.effects() == ["create Post in ops: begin"])
    #expect(await world.platform.ledger.first?.operation == "op1")
    world.time.advance(20)
    #expect(try await client.post("It begins.", channel: ops, key: "op1/begin") != first)
  }

  @Test("the newest posts of a channel come first, and their authors have names")
  func reading() async throws {
    let world = try await VendorWorld()
    let client = try world.mattermost()
    let ops = try await channel("ops", client)
    _ = try await client.post("One.", channel: ops, key: "op1/a")
    world.time.advance(5)
    let two = try await client.post("Two.", channel: ops, key: "op1/b")
    #expect(try await client.posts(in: ops, limit: 10).map(\.message).prefix(2) == ["Two.", "One."])
    #expect(try await client.posts(in: ops, limit: 1).map(\.message) == ["Two."])
    #expect(try await client.usernames(of: [two.userId, "nobody0000000000000000000"]) == [two.userId: "tenantry"])
    #expect(try await client.usernames(of: []) == [:])
  }

  @Test("a post whose answer got lost is found by its key, however much later")
  func lostAnswer() async throws {
    let world = try await VendorWorld()
    let client = try world.mattermost()
    let ops = try await channel("ops", client)
    let since = world.time.now
    #expect(try await client.post(key: "op1/end", channel: ops, since: since) == nil)
    await world.platform.inject(SandboxFault(.lostAnswer, method: .post))
    let lost = await #expect(throws: IntegrationError.self) {
      try await client.post("It is done.", channel: ops, key: "op1/end")
    }
    #expect(lost?.retry == .uncertain)
    world.time.advance(3_600)
    let found = try #require(try await client.post(key: "op1/end", channel: ops, since: since))
    #expect(found.message == "It is done." && found.createdAt == since)
    #expect(await world.effects().count == 1)
  }

  @Test("an operation's posts are one thread, and its first post is edited as it goes on")
  func thread() async throws {
    let world = try await VendorWorld()
    let client = try world.mattermost()
    let ops = try await channel("ops", client)
    let root = try await client.post("Creating **acme**", channel: ops, key: "op1")
    world.time.advance(5)
    let reply = try await client.post("Database made", channel: ops, root: root.id, key: "op1/database")
    #expect(reply.rootId == root.id && root.rootId == nil)
    #expect(try await client.thread(of: reply.id).map(\.id) == [root.id, reply.id])
    #expect(try await client.edit(root.id, text: "Created **acme**").message == "Created **acme**")
    #expect(try await client.edit(root.id, text: "Created **acme**").message == "Created **acme**")
    #expect(
      await world.effects() == [
        "create Post in ops", "create Post in ops: database", "update Post in ops",
      ])
    let alerts = try await channel("alerts", client)
    let stray = await #expect(throws: IntegrationError.self) {
      try await client.post("x", channel: alerts, root: root.id, key: "op1/stray")
    }
    #expect(stray?.code == IntegrationError.codeInvalid)
  }

  @Test("a text that is too long is cut, and one that is empty is refused")
  func limits() async throws {
    let world = try await VendorWorld()
    let client = try world.mattermost()
    let ops = try await channel("ops", client)
    let long = try await client.post(String(repeating: "ä", count: 20_000), channel: ops, key: "long")
    #expect(long.message.unicodeScalars.count == MattermostText.charactersMax && long.message.hasSuffix("ä…"))
    let empty = await #expect(throws: IntegrationError.self) {
      try await client.post("", channel: ops, key: "empty")
    }
    #expect(empty?.code == IntegrationError.codeInvalid)
    await world.platform.set(.rightMissing("mattermost:create_post"))
    let refused = await #expect(throws: IntegrationError.self) {
      try await client.post("x", channel: ops, key: "y")
    }
    #expect(refused?.code == IntegrationError.codeForbidden)
    #expect(await world.effects().count == 1)
  }

  @Test("an incoming webhook posts to its channel or another, and its address is never shown")
  func hook() async throws {
    let world = try await VendorWorld()
    let hook = { (address: String) in
      MattermostHook(
        transport: world.transport, address: try SecretReference("env:HOOK"),
        secrets: .system(environment: ["HOOK": address]), now: { [time = world.time] in time.now })
    }
    try await hook(SandboxHosts.mattermostHook).post("Backup done")
    try await hook(SandboxHosts.mattermostHook).post("Disk full", channel: "alerts")
    #expect(await world.effects() == ["create Post in ops", "create Post in alerts"])
    let nowhere = await #expect(throws: IntegrationError.self) {
      try await hook(SandboxHosts.mattermostHook).post("x", channel: "nowhere")
    }
    #expect(nowhere?.code == IntegrationError.codeNotFound)
    let wrong = await #expect(throws: IntegrationError.self) {
      try await hook("https://\(SandboxHosts.mattermost)/hooks/geheim").post("x")
    }
    #expect(wrong?.code == IntegrationError.codeInvalid && wrong?.detail == "POST /hooks/redacted")
    for address in ["geheim", "http://chat.example/hooks/geheim", "https://chat.example/geheim"] {
      let error = await #expect(throws: IntegrationError.self) { try await hook(address).post("x") }
      #expect(error?.code == IntegrationError.codeSecret && error.map { "\($0)".contains("geheim") } == false)
    }
  }

  @Test("the connection test says as whom, with which version, and which channel is missing")
  func connection() async throws {
    let world = try await VendorWorld()
    let passing = await (try world.mattermost()).testConnection(channels: ["ops", "billing"])
    #expect(passing.isPassing, "\(passing.problems)")
    #expect(passing.identity == "tenantry" && passing.version == "10.5.1")
    let lacking = await (try world.mattermost()).testConnection(channels: ["ops", "gone"])
    #expect(
      lacking.problems == [
        "There is no channel “gone” that the bot may see. Make the channel “gone” and add the bot to it."
      ])
    let strange = await (try world.mattermost(team: "strangers")).testConnection()
    #expect(strange.problems.first?.hasSuffix("Add the bot to the team “strangers”.") == true)
    let wrong = await (try world.mattermost(environment: ["SANDBOX": "wrong-secret"])).testConnection()
    #expect(wrong.checks.map(\.name) == ["server", "sign_in"] && !"\(wrong)".contains("wrong-secret"))
    await world.platform.inject(SandboxFault(.unreachable, host: SandboxHosts.mattermost))
    let silent = await (try world.mattermost()).testConnection()
    #expect(silent.checks.map(\.name) == ["server"] && silent.version == nil)
    #expect(await world.effects().isEmpty)
  }
}
