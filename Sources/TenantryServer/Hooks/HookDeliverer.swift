import Foundation
import HTTPTransport
import Logging
import StorageCore
import TenantModel
import TenantryAPI

/// Tells receivers outside what happens: each in order, at least once, signed. What cannot be told is tried again for a day,
/// then given up and counted.
///
/// Of all processes on a platform one tells a receiver, for as long as it goes on saying so. Who is told, and where, may change
/// meanwhile: what is under way is finished, the next change goes where the settings say.
package struct HookDeliverer: Sendable {
  /// How long one change is tried.
  package static let patience: TimeInterval = 86_400
  private static let lease: TimeInterval = 60
  private static let pause: Duration = .seconds(2)
  private static let changesPerRead = 200
  private static let delayMax: TimeInterval = 600

  private let settings: LiveSettings
  private let store: any HookStore
  private let changes: any ChangeStore
  private let transport: any Transport
  private let logger: Logger
  private let now: @Sendable () -> Date
  private let holder: String

  package init(
    _ settings: LiveSettings, store: any HookStore, changes: any ChangeStore, transport: any Transport,
    logger: Logger, now: @escaping @Sendable () -> Date, holder: String = UUID().uuidString
  ) {
    self.settings = settings
    self.store = store
    self.changes = changes
    self.transport = transport
    self.logger = logger
    self.now = now
    self.holder = holder
  }

  /// Delivers until the task is cancelled.
  package func run() async {
    let changed = settings.changes()
    await withDiscardingTaskGroup { group in
      var known: Set<String> = []
      func beginNew() {
        for sink in settings.values.hooks.sinks where known.insert(sink.name).inserted {
          group.addTask { await tell(sink.name) }
        }
      }
      beginNew()
      for await _ in changed { beginNew() }
    }
  }

  /// Tells the receiver of that name, while there is one, until the task is cancelled.
  private func tell(_ name: String) async {
    var changes = settings.changes().makeAsyncIterator()
    while !Task.isCancelled {
      guard let sink = settings.values.hooks.sinks.first(where: { $0.name == name }) else {
        guard await changes.next() != nil else { return }
        continue
      }
      do {
        try await deliver(to: sink)
      } catch {
        logger.warning("webhooks wait", metadata: ["sink": "\(name)", "error": "\(error)"])
      }
      _ = try? await Task.sleep(for: Self.pause)
    }
  }

  /// Tells one receiver everything that is due, for as long as the settings have it as it is.
  package func deliver(to sink: HookSettings.Sink) async throws {
    guard var record = try await store.claim(sink.name, holder: holder, at: now(), until: leaseEnd) else {
      return
    }
    if let next = record.nextTryAt, next > now() { return }
    while !Task.isCancelled {
      let some = try await changes.changes(after: record.sequence, limit: Self.changesPerRead)
      for change in some {
        guard settings.values.hooks.sinks.contains(sink) else { return }
        if let event = HookEvent(change), sink.events.isEmpty || sink.events.contains(event.type) {
          guard await tell(event, change.sequence, sink, &record) else {
            _ = try await store.save(record, holder: holder, until: leaseEnd)
            return
          }
        }
        record.sequence = change.sequence
        record.attempts = 0
        record.failingSince = nil
        record.nextTryAt = nil
        record.problem = nil
        // After each that was told, so that a crash tells few of them twice.
        guard try await store.save(record, holder: holder, until: leaseEnd) else { return }
      }
      if some.count < Self.changesPerRead { return }
    }
  }

  private var leaseEnd: Date { now().addingTimeInterval(Self.lease) }

  /// - Returns: true when it was told, or given up; false when it is to be tried again later.
  private func tell(
    _ event: HookEvent, _ sequence: Int64, _ sink: HookSettings.Sink, _ record: inout HookSinkRecord
  ) async -> Bool {
    do {
      let body = try JSONCoding.encoder().encode(event)
      let (id, timestamp) = ("evt_\(sequence)", String(Int64(now().timeIntervalSince1970)))
      let secret = try await sink.secret.find()
      let answer = try await transport.send(
        HTTPRequest(
          .post, sink.url,
          headers: [
            "Content-Type": "application/json", "Webhook-Id": id, "Webhook-Timestamp": timestamp,
            "Webhook-Signature": HookSignature.make(id: id, timestamp: timestamp, body: body, secret: secret),
          ], body: body))
      guard answer.isSuccess else { throw APIProblem(.unavailable, "the answer was \(answer.status)") }
      return true
    } catch {
      let why =
        (error as? APIProblem)?.detail ?? (error as? TransportError)?.message ?? "the secret cannot be read"
      let since = record.failingSince ?? now()
      record.failingSince = since
      record.attempts += 1
      record.problem = String(why.prefix(300))
      if now().timeIntervalSince(since) >= Self.patience {
        record.dead += 1
        logger.error(
          "webhook given up", metadata: ["sink": "\(sink.name)", "event": "\(sequence)", "why": "\(why)"])
        return true
      }
      record.nextTryAt = now().addingTimeInterval(
        min(Self.delayMax, pow(2, Double(min(record.attempts, 12)))))
      return false
    }
  }
}
