import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

/// The whole console as a value: events in, effects out, and a view of it at any time.
package struct Console: Sendable {
  var size: Size
  var now: Date
  var session = Loadable<Session>.loading
  /// Operations that are not over, newest first.
  var operations = Loadable<[OperationSummary]>.loading
  var connection = Connection.connecting
  /// What was submitted and not answered, the oldest first; nil where nothing waits for a server.
  var pending: [PendingCall]?
  /// How often something was told to have changed, or was missed.
  var changesSeen = 0
  /// The commands of the layer on top as they were when the last event had been handled: what the bottom line shows and
  /// what the next key means.
  private(set) var commandsOnTop: [Command] = []
  /// Whose they are.
  private(set) var commandsLayer: LayerID?
  /// The pages from the top page down to the one on the screen.
  var stack: [Layer] = []
  /// Top pages that are not on the screen, as they were left.
  var kept: [PageID: Layer] = [:]
  var drawer: Layer?
  var dialogs: [Layer] = []
  var notices: [ShownNotice] = []
  var noticeHistory = NoticeHistory()
  /// True while what components say would only repeat what was said.
  var mutesNotices = false
  var showsTimes = false
  var lastKey: Key?
  /// Whether clicks and the wheel are wanted.
  var usesMouse: Bool
  /// The last commands, for the report of a crash.
  var commandsRun: [String] = []
  /// True once it was said that pasted text goes nowhere but into fields.
  var hasToldOfPaste = false
  /// Whether anything may be changed from here now; it is settled by the first session.
  var access = WriteAccess.open
  /// Where the console was known to be when that was settled; nil before.
  var accessSettledFor: ScreenEnvironment?
  var themes: ConsoleThemes
  /// The runbooks, by name.
  let runbooks: [String: String]
  /// The platforms that are written down.
  let contexts: [KnownContext]
  var calls = CallBook()
  var presence = PresenceKeeping()
  var outbox: [ConsoleEffect] = []
  let keeping: PlaceKeeping
  /// What is saved, and when it is looked at whether one is elsewhere.
  var placeSaved: ConsolePlace?
  var placeDue: Date?
  private var layersMade = 0
  /// What the person has decided of keys and words.
  var preferences: ConsolePreferences
  /// The keys of which it was said that they are free.
  var hintedKeys: Set<Key> = []
  private let makeKey: @Sendable () -> String

  struct ShownNotice: Sendable {
    let notice: Notice
    let until: Date
  }

  /// Makes a console that shows `route` first. `makeKey` makes a key that nobody made before; `keeping` says whether it
  /// begins where one was; `greetings` are said at once.
  package init(
    size: Size, now: Date, route: Route = .overview,
    preferences: ConsolePreferences = ConsolePreferences(), keeping: PlaceKeeping = .off,
    usesMouse: Bool = false, greetings: [Notice] = [], themes: ConsoleThemes = ConsoleThemes(),
    runbooks: [String: String] = [:], contexts: [KnownContext] = [],
    makeKey: @escaping @Sendable () -> String
  ) {
    self.size = size
    self.now = now
    self.preferences = preferences
    self.keeping = keeping
    self.usesMouse = usesMouse
    self.themes = themes
    self.runbooks = runbooks
    self.contexts = contexts
    self.makeKey = makeKey
    let entry = PageCatalog.entry(route.page)
    let below = entry.key == nil ? entry.parent.map { [PageCatalog.entry($0).make(Route($0))] } ?? [] : []
    for page in below + [entry.make(route)] { stack.append(Layer(id: nextLayerID(), page)) }
    restorePlace()
    placeSaved = keeping.last == nil ? nil : place
    for greeting in greetings { show(greeting) }
    lookAtCommands()
  }

  /// What is to be done first.
  package mutating func start() -> [ConsoleEffect] {
    loadSession()
    loadOperations()
    if let page = stack.last { deliver(.appeared, to: page.id) }
    restoreDrawer()
    return settled()
  }

  /// Takes what happened at `now` and says what is to be done.
  package mutating func handle(_ event: ConsoleEvent, now: Date) -> [ConsoleEffect] {
    self.now = now
    notices.removeAll { $0.until <= now }
    expireAccess()
    switch event {
    case .input(let input): take(input)
    case .changed(let batch): spread(batch)
    case .feedLost:
      changesSeen += 1
      if connection == .live || connection == .connecting { connection = .lost(since: now) }
    case .feedRetried: loadSession()
    case .recalled(let ticket, let event, let moment):
      if calls.recall(ticket, at: now) { deliver(.own(event), to: ticket.address.layer, asOf: moment) }
    case .answered(let ticket, let event): settle(ticket, event)
    case .postponed(let ticket, let event, let call): postpone(ticket, event, call)
    case .outboxRead(let news): take(news)
    case .noticed(let notice): show(notice)
    case .journaled(let entry, let failure): settle(entry, failure: failure)
    case .preferencesChanged(let preferences, let notice):
      self.preferences = preferences
      if let notice { show(notice) }
    case .themesRead(let update): take(update)
    case .clockTicked: break
    }
    keepPlace(after: event)
    return settled()
  }

  /// When something on the screen changes by the passing of time alone.
  ///
  /// Every second while something runs or is said; else when the minute is over.
  package var nextTick: Date {
    let marks = calls.recalledTimes.map { $0.addingTimeInterval(Self.recallSecondsUnmarked) }.filter {
      $0 > now
    }
    let soon = [access.nextChange(after: now)].compactMap { $0 } + marks
    if isBusy { return soon.reduce(now.addingTimeInterval(1), min) }
    let minute = Date(timeIntervalSince1970: (now.timeIntervalSince1970 / 60).rounded(.down) * 60 + 60)
    return (notices.map(\.until) + soon + [placeDue].compactMap { $0 }).reduce(minute, min)
  }

  /// How long what is known from before is shown as if it were fresh: an answer that comes sooner spares a flicker.
  static let recallSecondsUnmarked = 0.3

  /// True while an operation is under way.
  package var isBusy: Bool { (operations.value ?? []).contains { $0.state.isUnderWay } }

  /// What to say on the way out; nil when there is nothing left behind.
  package var farewell: String? {
    let parts = [operationsFarewell, pendingFarewell].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: "\n")
  }

  private var operationsFarewell: String? {
    let open = (operations.value ?? []).filter { $0.state != .parked }.count
    guard open > 0 else { return nil }
    let isOne = open == 1
    let what = isOne ? "1 operation was not finished" : "\(open) operations were not finished"
    switch session.value?.mode {
    case .sandbox: return "\(what); the demo ends with \(isOne ? "it" : "them")."
    case .remote: return "\(what); the platform goes on with \(isOne ? "it" : "them")."
    case .embedded, nil: return "\(what); \(isOne ? "it goes" : "they go") on when Tenantry is opened next."
    }
  }

  /// What components may know now.
  var context: UpdateContext {
    UpdateContext(
      session: actingSession, now: now, size: size, makeKey: makeKey, lastKey: lastKey,
      writeReason: writeReason, pending: pending ?? [], mayPostpone: pending != nil)
  }

  /// Notes what can be done on top now.
  mutating func lookAtCommands() {
    commandsLayer = top?.id
    commandsOnTop = isForbidden ? [] : top?.commands(context: context) ?? []
  }

  /// True when what is on top is a page that the role may not see: nothing can be done there but leave.
  private var isForbidden: Bool {
    guard let role = session.value?.role, let page = top?.page else { return false }
    return !PageCatalog.entry(page.route.page).isOpen(to: role)
  }

  mutating func nextLayerID() -> LayerID {
    layersMade += 1
    return LayerID(number: layersMade)
  }

  /// After an event: what it led to.
  private mutating func settled() -> [ConsoleEffect] {
    defer { outbox = [] }
    keepPresence()
    lookAtCommands()
    return outbox
  }

  private mutating func take(_ input: InputEvent) {
    switch input {
    case .key(let key): press(key)
    case .paste(let text): paste(text)
    case .resize(let size):
      self.size = size
      if let page = stack.last { deliver(.resized, to: page.id) }
    case .closing: outbox.append(.quit)
    case .focus, .resumed, .mouse: break
    }
  }

  /// Tells those on the screen what changed; those that are not load again when they come back.
  private mutating func spread(_ batch: ChangeBatch) {
    // A feed that was opened before goes on; only the server's word says that one is known again.
    if connection.isSignedIn { connection = .live }
    if !batch.isEmpty { changesSeen += 1 }
    if batch.isReset || !batch.operations.isEmpty || !batch.tenants.isEmpty {
      loadOperations(whenBusy: .waits)
    }
    if batch.concerns(.settings) { loadSession() }
    for layer in [stack.last, drawer].compactMap({ $0 }) + dialogs { deliver(.changed(batch), to: layer.id) }
  }

  private mutating func settle(_ ticket: Ticket, _ event: AnyEvent?) {
    let (counts, next) = calls.close(ticket)
    guard counts else { return }
    if let event { deliver(.own(event), to: ticket.address.layer) }
    if let next { ask(next, at: ticket.address) }
  }
}

extension OperationState {
  /// True while something is done or about to be done for it.
  package var isUnderWay: Bool {
    switch self {
    case .queued, .running, .waiting, .retryWait: true
    case .parked, .succeeded, .failed, .cancelled: false
    }
  }
}
