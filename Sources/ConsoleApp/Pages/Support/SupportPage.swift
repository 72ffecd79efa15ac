import TenantModel
import TenantryAPI
import TerminalKit

/// Runbooks to search and to read, whether the systems answer, and what the team says (PRD §2).
package struct SupportPage: Page {
  package enum Event: Equatable, Sendable {
    case searchSettled
    /// The answer to this question.
    case runbooksLoaded(String, Result<SearchRunbooks.Output, APIProblem>)
    /// The bar has stayed on a runbook.
    case selectionSettled
    case runbookLoaded(String, Result<GetRunbook.Output, APIProblem>)
    case systemsLoaded(Result<CheckSystems.Output, APIProblem>)
    case chatLoaded(Result<TeamChat, APIProblem>)
  }

  /// The parts of the page, in the order of tab.
  package enum Pane: String, CaseIterable, Equatable, Sendable {
    case runbooks
    case systems
    case chat

    var title: String {
      switch self {
      case .runbooks: "Runbooks"
      case .systems: "Systems"
      case .chat: "Team chat"
      }
    }
  }

  /// The least screen on which all parts stand together.
  static let wideMin = Size(110, 30)

  private(set) var pane: Pane
  /// True while the runbook has the keyboard.
  private(set) var isInReader = false
  private(set) var search = TextField(lengthMax: 120)
  private(set) var isSearching = false
  private(set) var runbooks = Loadable<SearchRunbooks.Output>.loading
  /// What the answer on the screen was an answer to.
  private(set) var answered = ""
  var runbookTable: TableState
  /// The runbook that is shown or on its way.
  private(set) var shown: String?
  private(set) var runbook = Loadable<GetRunbook.Output>.loading
  /// The runbook's Markdown, and the same as it is drawn.
  private var text = ""
  private(set) var document = MarkdownDocument("")
  private(set) var reader = MarkdownState()
  private(set) var systems = Loadable<CheckSystems.Output>.loading
  var systemTable = TableState()
  private(set) var chat = Loadable<TeamChat>.loading
  var scroll = ScrollState()

  package init(_ route: Route) {
    pane = route.query["pane"].flatMap(Pane.init(rawValue:)) ?? .runbooks
    if let words = route.query["q"] { search.set(words) }
    runbookTable = TableState(selected: route.query["runbook"])
    isInReader = route.query["runbook"] != nil
  }

  package var route: Route {
    var query: [String: String] = [:]
    if pane != .runbooks { query["pane"] = pane.rawValue }
    if !search.text.isEmpty { query["q"] = search.text }
    if isInReader, let shown { query["runbook"] = shown }
    return Route(.supportCenter, query: query)
  }

  package var breadcrumb: String? { pane == .runbooks && isInReader ? shown : nil }

  package var captures: Bool { isSearching || (isInReader && reader.captures) }

  package var isReading: Bool { pane == .runbooks && isInReader }

  package var typingWidgets: [Command.Scope] { isSearching ? [.text] : [.prompt, .text] }

  package func hints(_ keys: KeyGuide) -> [KeyHint]? {
    if isSearching { return [KeyHint("enter", "keep"), KeyHint("↑↓", "choose"), KeyHint("esc", "clear")] }
    guard captures else { return nil }
    return [keys.hint("prompt_take", in: .prompt, "find"), keys.hint("prompt_leave", in: .prompt, "leave")]
      .compactMap { $0 }
  }

  func isWide(in size: Size) -> Bool {
    size.width >= Self.wideMin.width && size.height >= Self.wideMin.height
  }

  var entries: [RunbookEntry] { runbooks.value?.items ?? [] }

  var rows: TableRows { TableRows(entries, id: \.name) { SupportRows.cells($0, looking: answered) } }

  /// The runbook under the bar.
  var selected: RunbookEntry? { runbookTable.selectedIndex(in: rows).map { entries[$0] } }

  var systemRows: TableRows { TableRows(systems.value?.items ?? [], id: \.system) { SupportRows.cells($0) } }

  var selectedSystem: SystemState? {
    systemTable.selectedIndex(in: systemRows).flatMap { systems.value?.items[$0] }
  }

  // MARK: What happens

  package mutating func update(
    _ event: ComponentEvent<Event>, context: UpdateContext
  ) -> [Effect<Event>] {
    let effects = take(event, context)
    return effects == [.unhandled] ? effects : effects + follow(context)
  }

  private mutating func take(_ event: ComponentEvent<Event>, _ context: UpdateContext) -> [Effect<Event>] {
    switch event {
    case .appeared, .refreshRequested: return loadAll()
    case .changed(let batch):
      // Which operations are parked decides what concerns somebody now; what they post is in the chat.
      guard !batch.operations.isEmpty || batch.isReset else { return [] }
      return [loadRunbooks(whenBusy: .waits), loadChat(whenBusy: .waits)]
    case .commandChosen(let id), .commandTyped(let id, _): return choose(id)
    case .keyPressed(let key): return press(key)
    case .pasted(let text):
      guard isSearching else { return [] }
      _ = search.paste(text)
      return typed()
    case .own(let event): return took(event, context)
    case .resized: return []
    }
  }

  private func loadAll() -> [Effect<Event>] {
    let open = shown.map { [loadRunbook($0)] } ?? []
    return [loadRunbooks(), .load(CheckSystems(), as: Event.systemsLoaded), loadChat()] + open
  }

  private func loadRunbooks(whenBusy: Collision = .replaces) -> Effect<Event> {
    let words = search.text
    return .load(SearchRunbooks(q: words.isEmpty ? nil : words), whenBusy: whenBusy) {
      .runbooksLoaded(words, $0)
    }
  }

  private func loadChat(whenBusy: Collision = .replaces) -> Effect<Event> {
    .load(GetTeamChat(), whenBusy: whenBusy, as: Event.chatLoaded)
  }

  private func loadRunbook(_ name: String) -> Effect<Event> {
    .load(GetRunbook(runbook: name)) { .runbookLoaded(name, $0) }
  }

  private mutating func took(_ event: Event, _ context: UpdateContext) -> [Effect<Event>] {
    switch event {
    case .searchSettled: return search.text == answered && runbooks.isSettled ? [] : [loadRunbooks()]
    case .runbooksLoaded(let words, let result):
      runbooks.receive(result, at: context.now)
      if case .success = result {
        // The best is under the bar when something else is looked for.
        if words != answered { runbookTable = TableState(selected: entries.first?.name) }
        answered = words
      }
      runbookTable.reconcile(with: rows)
      reader.look(for: needle, in: document)
    case .selectionSettled: return shown.map { [loadRunbook($0)] } ?? []
    case .runbookLoaded(let name, let result):
      guard name == shown else { return [] }
      runbook.receive(result, at: context.now)
      guard case .success(let output) = result, output.text != text else { return [] }
      (text, document, reader) = (output.text, MarkdownDocument(output.text), MarkdownState())
      reader.look(for: needle, in: document)
    case .systemsLoaded(let result):
      systems.receive(result, at: context.now)
      systemTable.reconcile(with: systemRows)
    case .chatLoaded(let result): chat.receive(result, at: context.now)
    }
    return []
  }

  /// What is marked in the runbook: all that was typed where it stands together, else its longest word.
  private var needle: String {
    let words = answered.split(whereSeparator: \.isWhitespace).map(String.init)
    let phrase = words.joined(separator: " ")
    if text.lowercased().contains(phrase.lowercased()) { return phrase }
    return words.max { $0.count < $1.count } ?? ""
  }

  /// Shows what is under the bar, once it has stayed there.
  private mutating func follow(_ context: UpdateContext) -> [Effect<Event>] {
    guard isWide(in: context.size) || isInReader, let selected, selected.name != shown else { return [] }
    (shown, runbook) = (selected.name, .loading)
    (text, document, reader) = ("", MarkdownDocument(""), MarkdownState())
    return [.after(.milliseconds(80), token: "selection", .selectionSettled)]
  }

  // MARK: Keys

  private mutating func press(_ key: Key) -> [Effect<Event>] {
    if isSearching { return pressInSearch(key) }
    switch pane {
    case .runbooks where isInReader: return reader.handle(key, in: document) ? [] : [.unhandled]
    case .runbooks: return runbookTable.handle(key, in: rows) == .ignored ? [.unhandled] : []
    case .systems: return systemTable.handle(key, in: systemRows) == .ignored ? [.unhandled] : []
    case .chat: return scroll.handle(key) ? [] : [.unhandled]
    }
  }

  private mutating func pressInSearch(_ key: Key) -> [Effect<Event>] {
    switch key {
    case .escape:
      isSearching = false
      search.set("")
      return [loadRunbooks()]
    case .enter:
      isSearching = false
      return search.text == answered ? [] : [loadRunbooks()]
    case .up, .down, .pageUp, .pageDown:
      _ = runbookTable.handle(key, in: rows)
      return []
    default:
      switch search.handle(key) {
      case .ignored: return [.unhandled]
      case .edited: return typed()
      case .moved, .submitted: return []
      }
    }
  }

  private func typed() -> [Effect<Event>] { [.after(.milliseconds(120), token: "search", .searchSettled)] }

  private mutating func choose(_ command: String) -> [Effect<Event>] {
    switch command {
    case SupportCommands.read.id: isInReader = true
    case SupportCommands.search.id: (pane, isInReader, isSearching) = (.runbooks, false, true)
    case SupportCommands.clear.id:
      guard !isInReader else {
        isInReader = false
        return []
      }
      search.set("")
      return [loadRunbooks()]
    case SupportCommands.nextPane.id: move(by: 1)
    case SupportCommands.previousPane.id: move(by: -1)
    case SupportCommands.operation.id: return selected?.cases.first.map { [.openDrawer($0.operation)] } ?? []
    case SupportCommands.open.id: return link.map(Self.open) ?? []
    case SupportCommands.copy.id: return [copy()].compactMap { $0 }
    default: break
    }
    return []
  }

  private mutating func move(by places: Int) {
    let all = Pane.allCases
    let place = all.firstIndex(of: pane) ?? 0
    pane = all[(place + places + all.count) % all.count]
    isInReader = false
  }

  /// Where what is shown can be looked at outside.
  var link: String? {
    switch pane {
    case .runbooks: nil
    case .systems: selectedSystem?.url
    case .chat: chat.value.flatMap { chat in chat.channels.first { $0.name == chat.channel }?.url }
    }
  }

  private static func open(_ link: String) -> [Effect<Event>] {
    // What is no address that a browser may have is still worth having.
    guard let url = try? HTTPSURL(link) else { return [.copy(link, what: "the address")] }
    return [.openURL(url)]
  }

  private func copy() -> Effect<Event>? {
    guard pane == .runbooks else { return link.map { .copy($0, what: "the address") } }
    return (selected?.name ?? shown).map { name in
      let command = "tenantry support runbook \(name)"
      return .copy(command, what: command)
    }
  }
}
