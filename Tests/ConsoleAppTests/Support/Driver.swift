import Foundation
import Synchronization
import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

/// Drives a console without a terminal, a task or a real clock: every step ends when nothing is busy.
@MainActor
final class Driver {
  private(set) var console: Console
  private(set) var quit = false
  private(set) var copied: [String] = []
  /// Files that were asked for, by name; none is written.
  private(set) var saved: [String: String] = [:]
  private(set) var now: Date
  private(set) var journal: [JournalEntry] = []
  private(set) var places: [SavedPlace] = []
  /// Why the journal cannot be written; nil when it can.
  var journalFailure: String?
  let client: ScriptedClient
  /// Where changes wait; nil for a console that is no server's.
  let outbox: Outbox?
  private let clock = Reading()
  let drafts = MemoryDraftStore()
  private var timers: [(due: Date, effect: ConsoleEffect)] = []
  /// Questions that are kept unanswered, by endpoint name.
  private var held: [String: [ConsoleEffect]] = [:]
  private let clipboard = Clipboard()

  private final class Clipboard: Sendable {
    let texts = Mutex<[String]>([])
    let files = Mutex<[String: String]>([:])
  }

  init(
    _ client: ScriptedClient = .standard(), size: Size = Size(80, 24), route: Route = .overview,
    now: Date = .noon, keeping: PlaceKeeping = .off, runbooks: [String: String] = [:],
    contexts: [KnownContext] = [], holding: [String] = [], outbox store: (any OutboxStore)? = nil
  ) async {
    self.client = client
    self.now = now
    let clock = clock
    clock.set(now)
    outbox = store.map {
      Outbox(
        store: $0, client: client, sender: ScriptedSender(client: client), name: "driver",
        now: { clock.now })
    }
    let count = Counter()
    console = Console(
      size: size, now: now, route: route, keeping: keeping, runbooks: runbooks, contexts: contexts,
      makeKey: { "key-\(count.next())" })
    for name in holding { held[name] = [] }
    await settle(console.start())
  }

  @discardableResult
  func press(_ keys: Key...) async -> Driver {
    for key in keys { await send(.input(.key(key))) }
    return self
  }

  @discardableResult
  func type(_ text: String) async -> Driver {
    for character in text { await send(.input(.key(Key(.character(character))))) }
    return self
  }

  @discardableResult
  func paste(_ text: String) async -> Driver {
    await send(.input(.paste(text)))
    return self
  }

  func resize(_ width: Int, _ height: Int) async { await send(.input(.resize(Size(width, height)))) }

  /// Tells the console what is in the outbox now.
  func listen() async {
    guard let calls = try? await outbox?.calls() else { return }
    await send(.outboxRead(OutboxNews(calls: calls)))
  }

  /// Shows a dialog that nobody on the screen asked for.
  func present<D: Dialog>(_ dialog: D) async {
    console.present(Presentation(dialog) { _ in AnyEvent(0) }, from: .shell)
    await settle(console.handle(.clockTicked, now: now))
  }

  func send(_ event: ConsoleEvent) async { await settle(console.handle(event, now: now)) }

  func change(
    tenants: Set<TenantID> = [], operations: Set<OperationID> = [], topics: Set<PlatformTopic> = []
  ) async {
    await send(
      .changed(
        ChangeBatch(
          cursor: ChangeCursor(sequence: 1), tenants: tenants, operations: operations, topics: topics)))
  }

  /// Lets time pass: timers that fall due ring, in order.
  @discardableResult
  func advance(_ seconds: Double) async -> Driver {
    let end = now.addingTimeInterval(seconds)
    while let next = timers.indices.filter({ timers[$0].due <= end }).min(by: {
      timers[$0].due < timers[$1].due
    }) {
      let timer = timers.remove(at: next)
      now = max(now, timer.due)
      if case .after(let ticket, _, let event) = timer.effect { await send(.answered(ticket, event)) }
    }
    now = end
    await send(.clockTicked)
    return self
  }

  /// Keeps questions of a kind unanswered until `release`.
  func hold(_ name: String) { held[name] = [] }

  func release(_ name: String) async {
    let effects = held.removeValue(forKey: name) ?? []
    await settle(effects)
  }

  var surface: Surface { Surface(console.view(), size: console.size) }

  /// The screen as text.
  var screen: String { surface.lines.joined(separator: "\n") }

  /// The line on which a text stands first; empty when it does not.
  func line(with text: String) -> String { surface.lines.first { $0.contains(text) } ?? "" }

  /// The row under the selection bar of the focused pane.
  var selectedLine: String {
    let surface = surface
    for y in 0..<surface.size.height where surface[1, y]?.style.ground == .selection {
      return surface.lines[y]
    }
    for y in 0..<surface.size.height
    where (0..<surface.size.width).contains(where: { surface[$0, y]?.style.ground == .selection }) {
      return surface.lines[y]
    }
    return ""
  }

  private func settle(_ effects: [ConsoleEffect]) async {
    clock.set(now)
    let runner = EffectRunner(
      client: client, outbox: outbox, drafts: drafts, sleep: { _ in }, openURL: { _ in nil },
      copy: { [clipboard] text in
        clipboard.texts.withLock { $0.append(text) }
        return nil
      },
      save: { [clipboard] text, name in
        clipboard.files.withLock { $0[name] = text }
        return Notice(.warning, "\(name) was not saved: there is no folder for it here.")
      })
    var queue = effects
    while !queue.isEmpty {
      let effect = queue.removeFirst()
      switch effect {
      case .quit: quit = true
      case .savePlace(let place): places.append(place)
      case .journal(let entry):
        if journalFailure == nil { journal.append(entry) }
        queue += console.handle(.journaled(entry, failure: journalFailure), now: now)
      case .after(_, let duration, _):
        let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
        timers.append((now.addingTimeInterval(seconds), effect))
      case .call(_, let call) where held[Swift.type(of: call.endpoint).name] != nil:
        held[Swift.type(of: call.endpoint).name]?.append(effect)
      default:
        let early = Mutex<[ConsoleEvent]>([])
        let event = await runner.perform(effect, tell: { event in early.withLock { $0.append(event) } })
        for event in early.withLock({ $0 }) + [event].compactMap({ $0 }) {
          queue += console.handle(event, now: now)
        }
      }
    }
    copied = clipboard.texts.withLock { $0 }
    saved = clipboard.files.withLock { $0 }
  }
}

/// What time it is for who is not on the main actor.
private final class Reading: Sendable {
  private let time = Mutex(Date.noon)

  var now: Date { time.withLock { $0 } }

  func set(_ date: Date) { time.withLock { $0 = date } }
}

private final class Counter: Sendable {
  private let count = Mutex(0)
  func next() -> Int {
    count.withLock {
      $0 += 1
      return $0
    }
  }
}
