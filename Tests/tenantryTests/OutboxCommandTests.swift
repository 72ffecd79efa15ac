import Foundation
import StorageSQLite
import TenantModel
import TenantryAPI
import TestSupport
import Testing

@testable import tenantry

@Suite("What waits to be sent, by the command line")
struct OutboxCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private struct Nobody: MessageSender {
    func answer(to message: WireRequest, changesNothing: Bool) async throws -> Data { throw Self.problem }

    static let problem = APIProblem(.unavailable, "served.example.net cannot be reached.").unanswered(
      .neverSent)
  }

  private struct Somebody: MessageSender {
    func answer(to message: WireRequest, changesNothing: Bool) async throws -> Data {
      Data(#"{"operation_id":"8F3K2M4N5P"}"#.utf8)
    }
  }

  /// A context whose server is away, or back.
  private func harness(isAway: Bool = true) throws -> CommandHarness {
    var harness = CommandHarness(
      client: ScriptedClient([
        WhoAmI.name: { _ in
          if isAway { throw Nobody.problem }
          return Session(
            context: "served", mode: .remote, actor: "ops", role: .platformOwner, integrations: [],
            tenantsSoftLimit: 0)
        },
        PlanOperation.name: { _ in throw Nobody.problem },
      ]))
    let sender: any MessageSender = isAway ? Nobody() : Somebody()
    harness.outbox = Outbox(
      store: SQLiteOutbox(path: folder.path + "/outbox.db", server: "https://served"), client: harness.client,
      sender: sender, name: "command", now: { CommandHarness.now })
    return harness
  }

  @Test("without --queue a server that is away ends the command with 3, and nothing waits")
  func notAsked() async throws {
    let harness = try harness()
    #expect(await harness.run("tenants", "pause", "acme", "--confirm=acme") == .unreachable)
    #expect(try await harness.outbox?.calls().isEmpty == true)
  }

  @Test("with --queue it waits, is listed, and is withdrawn by its number")
  func waits() async throws {
    let harness = try harness()
    #expect(await harness.run("tenants", "pause", "acme", "--confirm=acme", "--queue") == .ok)
    #expect(harness.output.text == "1\n")
    #expect(harness.messages.text.contains("Waiting to send: Pause acme, until 2026-01-01 00:15"))
    let list = try self.harness()
    #expect(await list.run("outbox", "list") == .ok)
    let row = list.output.text.split(separator: "\n").last.map(String.init) ?? ""
    for word in ["Pause acme", "waiting", "2026-01-01T00:00:00Z", "2026-01-01T00:15:00Z"] {
      #expect(row.contains(word), "\(row)")
    }
    let json = try self.harness()
    #expect(await json.run("outbox", "-o", "json") == .ok)
    #expect(json.output.text.contains(#""change":"Pause acme""#))
    #expect(await harness.run("outbox", "withdraw", "1") == .ok)
    #expect(harness.messages.text.contains("Withdrawn: Pause acme."))
    #expect(await harness.run("outbox", "withdraw", "1") == .refused)
  }

  @Test("without a plan the slug is wanted, and what destroys is never done unseen")
  func consent() async throws {
    let harness = try harness()
    #expect(await harness.run("tenants", "pause", "acme", "--yes", "--queue") == .usage)
    #expect(harness.messages.text.contains("say --confirm=acme to let it wait"))
    #expect(await harness.run("tenants", "pause", "acme", "--confirm=beta", "--queue") == .usage)
    #expect(await harness.run("tenants", "decommission", "acme", "--confirm=acme", "--queue") == .unreachable)
    #expect(harness.messages.text.contains("never done without seeing the plan"))
    #expect(try await harness.outbox?.calls().isEmpty == true)
    var asked = try self.harness()
    asked.isInteractive = true
    asked.messages = Recorder(isTerminal: true)
    asked.input = "acme\n"
    #expect(await asked.run("tenants", "pause", "acme", "--queue") == .ok)
    #expect(try await asked.outbox?.calls().count == 1)
  }

  @Test("what waits is sent on demand, once")
  func sends() async throws {
    let away = try harness()
    #expect(await away.run("tenants", "pause", "acme", "--confirm=acme", "--queue") == .ok)
    #expect(await away.run("outbox", "send") == .unreachable)
    #expect(away.messages.text.contains("1 change waits on: served.example.net cannot be reached."))
    let back = try harness(isAway: false)
    #expect(await back.run("outbox", "send") == .ok)
    #expect(back.messages.text.contains("Sent: Pause acme."))
    #expect(await back.run("outbox", "send") == .ok)
    #expect(back.messages.text.contains("Nothing waits: every change was answered."))
  }

  @Test("only a context has an outbox, and a read-only command none")
  func without() async {
    let harness = CommandHarness()
    #expect(await harness.run("outbox", "list") == .usage)
    #expect(harness.messages.text.contains("Only a server's context has an outbox."))
    #expect(await harness.run("outbox", "list", "--read-only") == .usage)
    #expect(harness.messages.text.contains("This is read-only"))
  }
}
