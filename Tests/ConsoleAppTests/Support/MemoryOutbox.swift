import Foundation
import TenantryAPI

/// An outbox that lives as long as the test.
actor MemoryOutbox: OutboxStore {
  private var kept: [PendingCall] = []
  private var claimed: [PendingCall.ID: OutboxClaim] = [:]
  private var count: Int64 = 0

  func add(
    _ call: PendingCall, claimedBy claim: OutboxClaim
  ) -> (call: PendingCall, isClaimed: Bool) {
    if let there = kept.first(where: { $0.message.idempotencyKey == call.message.idempotencyKey }) {
      return (there, false)
    }
    let isFirst = !kept.contains { $0.state == .waiting && claimed[$0.id] == nil }
    count += 1
    var call = call
    call.id = count
    kept.append(call)
    if isFirst { claimed[call.id] = claim }
    return (call, isFirst)
  }

  func calls() -> [PendingCall] { kept }

  func changes() -> AsyncStream<Void> { AsyncStream { $0.finish() } }

  func claim(_ claim: OutboxClaim, for user: String) -> PendingCall? {
    guard let first = kept.first(where: { $0.state == .waiting }), claimed[first.id] == nil else {
      return nil
    }
    claimed[first.id] = claim
    return first
  }

  func release(_ id: PendingCall.ID, by sender: String, isInDoubt: Bool) {
    claimed[id] = nil
    change(id) { $0.isInDoubt = $0.isInDoubt || isInDoubt }
  }

  func refuse(_ id: PendingCall.ID, by sender: String, reason: String) {
    claimed[id] = nil
    change(id) { $0.state = .refused(reason: reason) }
  }

  func complete(_ id: PendingCall.ID, by sender: String) {
    claimed[id] = nil
    kept.removeAll { $0.id == id }
  }

  func expire(at now: Date) -> [PendingCall] {
    let over = kept.filter { $0.state == .waiting && $0.expiresAt <= now && claimed[$0.id] == nil }.map(\.id)
    for id in over { change(id) { $0.state = .expired } }
    return kept.filter { over.contains($0.id) }
  }

  func withdraw(_ id: PendingCall.ID, at now: Date) -> OutboxWithdrawal {
    guard let call = kept.first(where: { $0.id == id }) else { return .gone }
    guard claimed[id] == nil else { return .beingSent(call) }
    kept.removeAll { $0.id == id }
    return .withdrawn(call)
  }

  private func change(_ id: PendingCall.ID, _ change: (inout PendingCall) -> Void) {
    if let place = kept.firstIndex(where: { $0.id == id }) { change(&kept[place]) }
  }
}

/// Sends a message to a client as the endpoint that it is.
struct ScriptedSender: MessageSender {
  let client: ScriptedClient

  func answer(to message: WireRequest, changesNothing: Bool) async throws -> Data {
    for type in EndpointCatalog.all {
      if let answer = try await answer(to: message, as: type) { return answer }
    }
    throw APIProblem(.notFound, "There is no endpoint at \(message.path).")
  }

  /// nil for a message that is another endpoint's.
  private func answer<E: Endpoint>(to message: WireRequest, as type: E.Type) async throws -> Data? {
    guard E.method == message.method, let endpoint: E = try? message.endpoint(as: type) else { return nil }
    return try JSONCoding.encoder().encode(try await client.call(endpoint))
  }
}
