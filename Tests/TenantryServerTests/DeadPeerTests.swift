import ControlSupport
import Foundation
import HTTPTransport
import JobEngine
import StorageCore
import Synchronization
import TenantModel
import TenantryAPI
import TenantryServer
import TestSupport
import Testing

@Suite("Calls under a key whose process died", .timeLimit(.minutes(20)))
struct DeadPeerTests {
  /// What every process of a machine knows of the others.
  private final class Machine: LivenessRegistry {
    private let state = Mutex((held: Set<WorkerID>(), dead: Set<WorkerID>()))

    var held: Set<WorkerID> { state.withLock { $0.held } }
    var dead: Set<WorkerID> { state.withLock { $0.dead } }

    func hold(_ worker: WorkerID) { state.withLock { _ = $0.held.insert(worker) } }
    func letGo(_ worker: WorkerID) { state.withLock { _ = $0.held.remove(worker) } }
    func dead(among workers: Set<WorkerID>) -> Set<WorkerID> { dead.intersection(workers) }
    func forget(_ worker: WorkerID) { state.withLock { _ = $0.dead.remove(worker) } }
    func kill(_ worker: WorkerID) { state.withLock { _ = $0.dead.insert(worker) } }
  }

  /// Of a process that dies when a call has been made and its answer is not kept yet.
  private struct DyingAnswers: AnswerStore {
    let store: any AnswerStore

    func claim(_ claim: AnswerClaim) async throws -> AnswerClaim.Outcome { try await store.claim(claim) }
    func keep(_ answer: StoredAnswer, of claim: AnswerClaim) throws { throw StorageError(.failed, "it died") }
    func release(_ claim: AnswerClaim) {}
    func release(heldBy process: String) {}
  }

  private let body = #"{"type":"rebuild"}"#

  private func submit(_ tenant: String, _ key: String, to served: ServedWorld) async throws -> HTTPResponse {
    try await served.send(
      .post, "/api/tenants/\(tenant)/operations", headers: ["Idempotency-Key": key], body: body)
  }

  @Test("another process of the machine frees the keys of one that died, all at once, and of no other")
  func freed() async throws {
    let world = try await ControlWorld()
    for slug in ["acme", "bolt"] { try await world.adopt(slug) }
    let machine = Machine()
    let dying = DyingAnswers(store: world.storage.answers)
    try await ServedWorld.serving(world, answers: dying, peers: ServerPeers("first", registry: machine)) {
      first in
      for slug in ["acme", "bolt"] {
        let status = try await submit(slug, slug, to: first).status
        #expect(status >= 500)
      }
    }
    #expect(machine.held.isEmpty, "who stops in good order takes its sign away")
    try await ServedWorld.serving(world, peers: ServerPeers("second", registry: machine)) { second in
      #expect(machine.held == [WorkerID("second")])
      for slug in ["acme", "bolt"] {
        #expect(try await submit(slug, slug, to: second).status == 409, "nobody knows that it is dead")
      }
      machine.kill(WorkerID("third"))
      #expect(try await submit("acme", "acme", to: second).status == 409, "another one died")
      machine.kill(WorkerID("first"))
      #expect(try await submit("acme", "acme", to: second).status == 202)
      #expect(machine.dead == [WorkerID("third")], "what it left behind is gone")
      #expect(try await submit("bolt", "bolt", to: second).status == 202, "all that it held is free")
      let again = try await submit("acme", "acme", to: second)
      #expect(again.status == 202 && again.headers["Idempotency-Replayed"] == "true")
    }
    // Each was made before the first died, and counts once.
    #expect(try await world.owner.call(ListOperations()).items.count == 2)
  }
}
