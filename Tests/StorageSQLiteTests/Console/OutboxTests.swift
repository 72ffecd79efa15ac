import Foundation
import StorageSQLite
import Synchronization
import TenantModel
import TenantryAPI
import Testing

@Suite("Changes that wait to be sent", .timeLimit(.minutes(20)))
struct OutboxTests {
  private let folder = ConsoleFolder()
  private let server = RecallingClient()
  private let sender = LossySender()
  private let clock = HandClock()

  init() {
    server.on(WhoAmI.self) { _ in .of("ana") }
  }

  private func outbox(
    _ name: String = "one", sender: LossySender? = nil, server address: String = "https://one"
  ) -> Outbox {
    Outbox(
      store: SQLiteOutbox(path: folder.path("state/outbox.db"), server: address), client: server,
      sender: sender ?? self.sender, name: name, now: { [clock] in clock.now })
  }

  private func pause(_ tenant: String, key: String? = nil) -> SubmitOperation {
    SubmitOperation(
      tenant: tenant, type: .pause, expectedVersion: 7, trigger: .ui, idempotencyKey: key ?? "k-\(tenant)")
  }

  /// Submits what then waits.
  private func submit(_ endpoint: SubmitOperation, to outbox: Outbox) async throws -> PendingCall {
    do {
      _ = try await outbox.call(endpoint)
    } catch let postponed as PostponedCall {
      return postponed.call
    }
    Issue.record("It was answered.")
    throw CancellationError()
  }

  /// Nobody answers, whatever is asked.
  private func goAway() {
    sender.stay(.away)
    server.on(WhoAmI.self) { _ in throw APIProblem(.unavailable, "Nobody answers.").unanswered(.neverSent) }
  }

  private func comeBack() {
    sender.stay(.fine)
    server.on(WhoAmI.self) { _ in .of("ana") }
  }

  @Test("while the server answers a change is sent at once, and nothing stays behind")
  func straight() async throws {
    let outbox = outbox()
    let output = try await outbox.call(pause("acme"))
    #expect(output.operationId.rawValue == "P000000001")
    #expect(sender.done == ["k-acme"])
    #expect(try await outbox.calls().isEmpty)
  }

  @Test("what cannot be sent waits, outlives the process, and is sent once, in order")
  func waits() async throws {
    goAway()
    let first = outbox("one")
    let call = try await submit(pause("acme"), to: first)
    #expect(call.sentence == "Pause acme")
    #expect(call.expiresAt == clock.now.addingTimeInterval(900))
    #expect(!call.isInDoubt)
    _ = try await submit(pause("beta"), to: first)
    await first.pass()
    let second = outbox("two")
    #expect(try await second.calls().map(\.sentence) == ["Pause acme", "Pause beta"])
    comeBack()
    await second.pass()
    await first.pass()
    #expect(sender.arrived == ["k-acme", "k-beta"])
    #expect(try await second.calls().isEmpty)
  }

  @Test("what carries no key is given one, and keeps it")
  func ownKey() async throws {
    sender.next(.losesAnswers)
    let outbox = outbox()
    let error = await #expect(throws: PostponedCall.self) {
      try await outbox.call(CancelOperation(operation: "P000000001"))
    }
    #expect(error?.call.sentence == "Cancel the operation P000000001")
    await outbox.pass()
    #expect(sender.arrived.count == 2 && Set(sender.arrived).count == 1 && sender.done == [sender.arrived[0]])
    #expect(sender.arrived[0].count == 36)
    #expect(try await outbox.calls().isEmpty)
  }

  @Test("an answer that is lost is asked for again under the same key, and counts once")
  func lostAnswers() async throws {
    sender.next(.losesAnswers, .losesAnswers, .losesAnswers)
    let outbox = outbox()
    let call = try await submit(pause("acme"), to: outbox)
    #expect(call.isInDoubt)
    for _ in 1...4 { await outbox.pass() }
    #expect(sender.arrived == ["k-acme", "k-acme", "k-acme", "k-acme"])
    #expect(sender.done == ["k-acme"])
    #expect(try await outbox.calls().isEmpty)
  }

  @Test("what comes later is not sent before what waits")
  func order() async throws {
    goAway()
    let outbox = outbox()
    _ = try await submit(pause("acme"), to: outbox)
    comeBack()
    _ = try await submit(pause("beta"), to: outbox)
    #expect(sender.arrived.isEmpty)
    sender.next(.away)
    await outbox.pass()
    #expect(sender.arrived.isEmpty)
    await outbox.pass()
    #expect(sender.done == ["k-acme", "k-beta"])
  }

  @Test("many at the same time are all sent at once while the server answers")
  func together() async throws {
    let outbox = outbox(sender: LossySender(delay: .milliseconds(20)))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 1...8 { group.addTask { _ = try await outbox.call(pause("t\(number)")) } }
      try await group.waitForAll()
    }
    #expect(try await outbox.calls().isEmpty)
  }

  @Test("after its time a change is given up, told once, and never sent")
  func expires() async throws {
    goAway()
    let outbox = outbox()
    _ = try await submit(pause("acme"), to: outbox)
    clock.advance(899)
    await outbox.pass()
    #expect(try await outbox.calls().map(\.state) == [.waiting])
    comeBack()
    clock.advance(1)
    await outbox.pass()
    await outbox.pass()
    #expect(sender.arrived.isEmpty)
    #expect(try await outbox.calls().map(\.state) == [.expired])
    _ = try await outbox.withdraw(1)
    let told = await events(of: outbox)
    #expect(told.count == 1)
    guard case .expired(let call) = told.first else { Issue.record("It was not told."); return }
    #expect(!call.isInDoubt)
  }

  @Test("what was withdrawn is never sent")
  func withdraws() async throws {
    goAway()
    let outbox = outbox()
    let acme = try await submit(pause("acme"), to: outbox)
    _ = try await submit(pause("beta"), to: outbox)
    guard case .withdrawn(let gone) = try await outbox.withdraw(acme.id) else {
      Issue.record("not withdrawn"); return
    }
    #expect(gone.sentence == "Pause acme")
    #expect(try await outbox.withdraw(acme.id) == .gone)
    comeBack()
    await outbox.pass()
    #expect(sender.arrived == ["k-beta"])
  }

  @Test("a refusal is told, and stays listed until it is put away; what comes after it is sent")
  func refusals() async throws {
    goAway()
    let outbox = outbox()
    _ = try await submit(pause("acme"), to: outbox)
    _ = try await submit(pause("beta"), to: outbox)
    comeBack()
    sender.next(.refuses(APIProblem(.conflict, "The tenant has changed.")))
    await outbox.pass()
    await outbox.pass()
    #expect(sender.done == ["k-beta"])
    let calls = try await outbox.calls()
    #expect(calls.map(\.state) == [.refused(reason: "The tenant has changed.")])
    _ = try await outbox.withdraw(calls[0].id)
    #expect(try await outbox.calls().isEmpty)
    let told = await events(of: outbox)
    #expect(told.first == .refused(calls[0].asWaiting, reason: "The tenant has changed."))
    #expect(told.count == 2)
  }

  @Test("a refusal of what is sent at once goes to who asked, and nothing stays behind")
  func refusedAtOnce() async throws {
    sender.next(.refuses(APIProblem(.conflict, "The tenant has changed.")))
    let outbox = outbox()
    await #expect(throws: APIProblem(.conflict, "The tenant has changed.")) {
      try await outbox.call(pause("acme"))
    }
    #expect(try await outbox.calls().isEmpty)
  }

  @Test(
    "a server in trouble is no refusal: it is asked again",
    arguments: [ProblemCode.storage, .unavailable, .internal])
  func trouble(_ code: ProblemCode) async throws {
    goAway()
    let outbox = outbox()
    _ = try await submit(pause("acme"), to: outbox)
    comeBack()
    sender.next(.refuses(APIProblem(code, "not now")))
    await outbox.pass()
    #expect(try await outbox.calls().map(\.state) == [.waiting])
    await outbox.pass()
    #expect(sender.done == ["k-acme"])
  }

  @Test("two consoles at the same time send each change once")
  func twoSenders() async throws {
    goAway()
    let slow = LossySender(delay: .milliseconds(5))
    let first = outbox("one", sender: slow)
    slow.stay(.away)
    for number in 1...10 { _ = try await submit(pause("t\(number)"), to: first) }
    comeBack()
    slow.stay(.fine)
    let second = outbox("two", sender: slow)
    for _ in 1...3 {
      async let one = first.pass()
      async let two = second.pass()
      _ = await (one, two)
    }
    #expect(slow.arrived == (1...10).map { "k-t\($0)" })
    #expect(try await first.calls().isEmpty)
  }

  @Test("what a process had claimed that was killed is sent at once, once, and told as one that may have been done")
  func killedSender() async throws {
    guard let helper = HelperProcess.path else { return HelperProcess.explainSkip() }
    let path = folder.path("state")
    let time = String(Int(clock.now.timeIntervalSince1970))
    let process = try HelperProcess(shell: [helper, path, "claim", "acme", time])
    let (one, two) = (outbox("one"), outbox("two"))
    while try await one.calls().isEmpty { try await Task.sleep(for: .milliseconds(5)) }
    guard case .beingSent = try await one.withdraw(1) else { Issue.record("it has it"); return }
    await one.pass()
    #expect(sender.arrived.isEmpty, "a sender that lives is left alone")
    _ = await process.kill()
    #expect(try await one.calls().map(\.isInDoubt) == [true])
    async let first = one.pass()
    async let second = two.pass()
    _ = await (first, second)
    #expect(sender.arrived == ["k-acme"])
    #expect(try await one.calls().isEmpty)
    let left = try FileManager.default.contentsOfDirectory(atPath: path)
    #expect(left.allSatisfy { $0.hasPrefix("outbox.db") }, "\(left)")
  }

  @Test("a change is taken back at once from a process that was killed while it had it, and said to be in doubt")
  func withdrawnFromTheDead() async throws {
    guard let helper = HelperProcess.path else { return HelperProcess.explainSkip() }
    let time = String(Int(clock.now.timeIntervalSince1970))
    let process = try HelperProcess(shell: [helper, folder.path("state"), "claim", "acme", time])
    let outbox = outbox()
    while try await outbox.calls().isEmpty { try await Task.sleep(for: .milliseconds(5)) }
    _ = await process.kill()
    guard case .withdrawn(let call) = try await outbox.withdraw(1) else { Issue.record("not withdrawn"); return }
    #expect(call.isInDoubt)
    await outbox.pass()
    #expect(sender.arrived.isEmpty)
  }

  @Test("what a console has claimed that lives and does not come to an end is sent by the next one when its time is over")
  func hangingSender() async throws {
    let store = SQLiteOutbox(path: folder.path("state/outbox.db"), server: "https://one")
    let at = clock.now
    let claim = OutboxClaim(sender: "dead", at: at, until: at.addingTimeInterval(60))
    let call = PendingCall(
      endpoint: SubmitOperation.name, message: try WireRequest(pause("acme")), sentence: "Pause acme",
      user: "ana",
      submittedAt: at, expiresAt: at.addingTimeInterval(900))
    #expect(try await store.add(call, claimedBy: claim).isClaimed)
    let outbox = outbox("next")
    guard case .beingSent = try await outbox.withdraw(1) else { Issue.record("somebody has it"); return }
    await outbox.pass()
    #expect(sender.arrived.isEmpty)
    clock.advance(61)
    await outbox.pass()
    #expect(sender.done == ["k-acme"])
  }

  @Test("somebody else's changes are not sent, nor those for another server")
  func others() async throws {
    server.knows(WhoAmI.self, .of("ana"))
    goAway()
    _ = try await submit(pause("acme"), to: outbox())
    comeBack()
    server.on(WhoAmI.self) { _ in .of("ben") }
    await outbox().pass()
    await outbox(server: "https://two").pass()
    #expect(sender.arrived.isEmpty)
    server.on(WhoAmI.self) { _ in .of("ana") }
    await outbox().pass()
    #expect(sender.done == ["k-acme"])
  }

  @Test("the same submitted again waits once; after a refusal it waits anew")
  func again() async throws {
    goAway()
    let outbox = outbox()
    let first = try await submit(pause("acme"), to: outbox)
    #expect(try await submit(pause("acme"), to: outbox).id == first.id)
    #expect(try await outbox.calls().count == 1)
    clock.advance(901)
    await outbox.pass()
    #expect(try await outbox.calls().map(\.state) == [.expired])
    _ = try await submit(pause("acme"), to: outbox)
    #expect(try await outbox.calls().map(\.state) == [.waiting])
  }

  @Test("who gives up waiting for an answer leaves the change to be sent")
  func cancelled() async throws {
    let outbox = outbox(sender: LossySender(delay: .seconds(60)))
    let task = Task { try await outbox.call(pause("acme")) }
    while try await outbox.calls().isEmpty { await Task.yield() }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    let calls = try await outbox.calls()
    #expect(calls.map(\.state) == [.waiting])
    #expect(calls[0].isInDoubt)
  }

  @Test("where nothing can be kept a change is sent as ever, and says so when it cannot be")
  func broken() async throws {
    try Data().write(to: URL(filePath: folder.path("state")))
    let outbox = outbox()
    server.on(SubmitOperation.self) { _ in .init(operationId: try OperationID("P000000001")) }
    _ = try await outbox.call(pause("acme"))
    server.on(SubmitOperation.self) { _ in
      throw APIProblem(.unavailable, "Nobody answers.").unanswered(.neverSent)
    }
    do {
      _ = try await outbox.call(pause("acme"))
      Issue.record("It was answered.")
    } catch let problem as APIProblem {
      #expect(problem.detail.hasPrefix("Nobody answers. It does not wait to be sent: "))
    }
  }

  @Test("a damaged outbox is never thrown away")
  func damaged() async throws {
    goAway()
    let path = folder.path("state/outbox.db")
    _ = try await submit(pause("acme"), to: outbox())
    let letter = Data("This is no database at all, it is a letter.".utf8)
    for name in [path, path + "-wal", path + "-shm"] where FileManager.default.fileExists(atPath: name) {
      try letter.write(to: URL(filePath: name))
    }
    let outbox = outbox()
    await outbox.pass()
    guard case .broken? = await events(of: outbox).first else { Issue.record("It was not told."); return }
    #expect(try Data(contentsOf: URL(filePath: path)) == letter)
  }

  @Test("the file is one's own, and every write is on the disk when it returns")
  func file() async throws {
    goAway()
    _ = try await submit(pause("acme"), to: outbox())
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("state/outbox.db"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test("while nothing waits nobody looks; what another console writes is seen after a pause, each time")
  func rests() async throws {
    goAway()
    let (resting, other) = (outbox("resting"), outbox("other"))
    let pauses = Pauses()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await resting.run(sleep: pauses.sleep) }
      var told = resting.news.makeAsyncIterator()
      #expect(await told.next()?.calls.isEmpty == true)
      #expect(pauses.count == 0)
      for number in 1...20 {
        let call = try await submit(pause("acme", key: "k-\(number)"), to: other)
        #expect(await told.next()?.calls.map(\.id) == [call.id])
        guard case .withdrawn = try await other.withdraw(call.id) else { Issue.record("there"); return }
        #expect(await told.next()?.calls.isEmpty == true)
      }
      group.cancelAll()
    }
  }

  @Test("a console that rests sends what another one leaves behind")
  func sendsWhatIsLeft() async throws {
    goAway()
    let (resting, other) = (outbox("resting"), outbox("other"))
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await resting.run(sleep: Pauses().sleep) }
      var told = resting.news.makeAsyncIterator()
      #expect(await told.next()?.calls.isEmpty == true)
      let call = try await submit(pause("acme"), to: other)
      #expect(await told.next()?.calls.map(\.id) == [call.id])
      comeBack()
      #expect(await told.next()?.calls.isEmpty == true)
      #expect(sender.done == ["k-acme"])
      group.cancelAll()
    }
  }

  /// What was told until nothing was left.
  private func events(of outbox: Outbox) async -> [OutboxNews.Event] {
    var events: [OutboxNews.Event] = []
    for await news in outbox.news {
      events += news.events
      if news.calls.isEmpty { break }
    }
    return events
  }
}

extension PendingCall {
  /// As it was before a server said no.
  fileprivate var asWaiting: PendingCall {
    var call = self
    call.state = .waiting
    return call
  }
}

/// Short pauses, and how many there were.
private final class Pauses: Sendable {
  private let taken = Mutex(0)

  var count: Int { taken.withLock { $0 } }

  @Sendable func sleep(_ duration: Duration) async throws {
    taken.withLock { $0 += 1 }
    try await Task.sleep(for: .milliseconds(1))
  }
}

/// A clock that stands until somebody moves it.
final class HandClock: Sendable {
  private let time = Mutex(Date(timeIntervalSince1970: 1_800_000_000))

  var now: Date { time.withLock { $0 } }

  func advance(_ seconds: Double) { time.withLock { $0 += seconds } }
}
