import Foundation
import StorageSQLite
import TenantModel
import TenantryAPI
import TestSupport
import Testing

@testable import tenantry

@Suite("Forgetting a server", .timeLimit(.minutes(20)))
struct RemoveContextTests {
  private let home: TemporaryFolder

  private var state: String { home.path + "/.local/state/tenantry/contexts/prod" }
  private var cache: String { home.path + "/.cache/tenantry/contexts/prod" }
  private var contexts: String { home.path + "/.config/tenantry/contexts.yaml" }
  /// Of a console that is open.
  private let store: SQLiteOutbox

  init() throws {
    home = try TemporaryFolder()
    let state = home.path + "/.local/state/tenantry/contexts/prod"
    store = SQLiteOutbox(path: state + "/outbox.db", server: "https://t.example.net")
    try write("prod:\n  server: https://t.example.net\n  token: env:T\n", to: contexts)
    try write("what was seen", to: cache + "/answers.db")
    try write("what was typed", to: state + "/drafts/create.json")
  }

  private func write(_ text: String, to path: String) throws {
    let folder = URL(filePath: path).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }

  private func harness() -> CommandHarness {
    var harness = CommandHarness()
    harness.variables = ["HOME": home.path, "LANG": "C"]
    return harness
  }

  private func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  private var isForgotten: Bool {
    get throws { try !isThere(state) && !isThere(cache) && String(contentsOfFile: contexts, encoding: .utf8).isEmpty }
  }

  /// Lets a pause wait that expires so many seconds after the command's time; nobody sends it unless they are `busy`.
  @discardableResult
  private func wait(
    _ tenant: String, expiresIn seconds: Double = 900, busy: Bool = false, at server: SQLiteOutbox? = nil
  ) async throws -> PendingCall.ID {
    let store = server ?? store
    let now = CommandHarness.now
    let pause = SubmitOperation(
      tenant: tenant, type: .pause, expectedVersion: 1, trigger: .cli, idempotencyKey: "k-\(tenant)")
    let call = PendingCall(
      endpoint: SubmitOperation.name, message: try WireRequest(pause), sentence: "Pause \(tenant)", user: "ana",
      submittedAt: now.addingTimeInterval(seconds - 900), expiresAt: now.addingTimeInterval(seconds))
    let claim = OutboxClaim(sender: "s", at: now, until: now.addingTimeInterval(60))
    let id = try await store.add(call, claimedBy: claim).call.id
    if !busy { try await store.release(id, by: "s", isInDoubt: false) }
    return id
  }

  @Test("while changes wait it is refused with 6: which, how to send and to withdraw them, and nothing is gone")
  func refused() async throws {
    try await wait("beta", busy: true)
    try await wait("acme")
    let harness = harness()
    #expect(await harness.run("context", "remove", "prod") == .conflict)
    let said = harness.messages.text
    for words in [
      "2 changes wait to be sent to prod.", "1: Pause beta", "2: Pause acme, until 2026-01-01T00:15:00Z",
      "tenantry --context prod outbox send", "tenantry --context prod outbox withdraw 1",
      "tenantry context remove prod --discard",
    ] { #expect(said.contains(words), "\(said)") }
    #expect(try await store.calls().count == 2)
    #expect(try isThere(cache + "/answers.db") && String(contentsOfFile: contexts, encoding: .utf8).contains("prod"))
  }

  @Test("once nothing waits it goes, with outbox, cache and drafts")
  func removed() async throws {
    let id = try await wait("acme")
    guard case .withdrawn = try await store.withdraw(id, at: CommandHarness.now) else {
      Issue.record("not withdrawn"); return
    }
    #expect(isThere(state + "/outbox.db"))
    #expect(await harness().run("context", "remove", "prod") == .ok)
    #expect(try isForgotten)
  }

  @Test("what is too late or was refused holds nobody up")
  func over() async throws {
    let no = try await wait("no", busy: true)
    try await store.refuse(no, by: "s", reason: "It is paused.")
    try await wait("late", expiresIn: 0)
    #expect(try await store.calls().count == 2)
    #expect(await harness().run("context", "remove", "prod") == .ok)
    #expect(try isForgotten)
  }

  @Test("--discard gives up what waits, names it, and says of what was being sent that it may have been done")
  func discarded() async throws {
    try await wait("beta", busy: true)
    try await wait("acme")
    let harness = harness()
    #expect(await harness.run("context", "remove", "prod", "--discard") == .ok)
    #expect(harness.messages.text.contains("Discarded: Pause acme.\n"))
    #expect(harness.messages.text.contains("Discarded: Pause beta. It may have been done before"))
    #expect(try isForgotten)
  }

  @Test("what waits for the server that the context had before counts, too")
  func elsewhere() async throws {
    try await wait("acme", at: SQLiteOutbox(path: state + "/outbox.db", server: "https://old.example.net"))
    #expect(await harness().run("context", "remove", "prod") == .conflict)
  }

  @Test("an outbox that cannot be read is thrown away only when that is said")
  func damaged() async throws {
    try write("This is no database at all, it is a letter.", to: state + "/outbox.db")
    let harness = harness()
    #expect(await harness.run("context", "remove", "prod") == .usage)
    #expect(harness.messages.text.contains("--discard") && isThere(state + "/outbox.db"))
    let discarding = self.harness()
    #expect(await discarding.run("context", "remove", "prod", "--discard") == .ok)
    #expect(discarding.messages.text.contains("Whether something waited is not known"))
    #expect(try isForgotten)
  }

  @Test("where nothing was kept nothing is made")
  func nothing() async throws {
    for folder in [state, cache] { try FileManager.default.removeItem(atPath: folder) }
    #expect(await harness().run("context", "remove", "prod") == .ok)
    #expect(try isForgotten)
    #expect(await harness().run("context", "remove", "prod") == .usage)
  }
}
