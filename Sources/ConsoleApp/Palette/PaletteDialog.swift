import TenantModel
import TenantryAPI
import TerminalKit
import TypedText

/// One field for everything: commands, pages, tenants, and short sentences with arguments.
package struct PaletteDialog: Dialog {
  package enum Event: Equatable, Sendable {
    case typingSettled
    case tenantsFound(Result<ListTenants.Output, APIProblem>)
    case operationFound(String, Result<OperationDetail, APIProblem>)
  }

  package private(set) var outcome: ShellChoice?
  private let commands: [Command]
  private let pages: [Route]
  private let pageTitles: [String: String]
  private var field = TextField(lengthMax: 120)
  private var list = SelectList([])
  private var tenants: [String: String] = [:]
  private var operations: [OperationSummary]
  /// True when enter came before the tenants that it is meant for.
  private var isChosenEarly = false

  package init(commands: [Command], pages: [PageEntry], operations: [OperationSummary] = []) {
    self.operations = operations
    self.commands = commands.filter { $0.id != "palette" && !$0.id.hasPrefix("go_") }
    self.pages = pages.map { Route($0.id) }
    pageTitles = Dictionary(
      pages.map { ($0.id.rawValue, "\($0.title)  \($0.summary.lowercasedFirst)") }, uniquingKeysWith: { $1 })
    rank()
  }

  package var captures: Bool { true }

  package var hints: [KeyHint]? {
    [KeyHint("↑↓", "choose"), KeyHint("enter", "go"), KeyHint("esc", "close")]
  }

  package mutating func update(
    _ event: ComponentEvent<Event>, context: UpdateContext
  ) -> [Effect<Event>] {
    switch event {
    case .keyPressed(.enter):
      choose()
      isChosenEarly = outcome == nil
    case .keyPressed(let key):
      switch key {
      case .up, .down, .pageUp, .pageDown, .ctrl("p"), .ctrl("n"), .tab, .backTab:
        _ = list.handle(key == .tab ? .down : key == .backTab ? .up : key)
      default: return edited(field.handle(key))
      }
    case .pasted(let text): return edited(field.paste(text))
    case .own(.typingSettled):
      if case .operation(let id) = PaletteLine(field.text), operation(id) == nil {
        return [.load(GetOperation(operation: id.uppercased())) { .operationFound(id, $0) }]
      }
      guard let word = tenantWord, context.refusal(of: ListTenants.permission) == nil else { return [] }
      return [.load(ListTenants(q: word, limit: 8), as: Event.tenantsFound)]
    case .own(.tenantsFound(.success(let answer))):
      for tenant in answer.items { tenants[tenant.slug.rawValue] = tenant.name.rawValue }
      rank()
      if isChosenEarly { choose() }
      isChosenEarly = false
    case .own(.tenantsFound(.failure)):
      // Nobody can say whether there is such a tenant; its page will.
      if isChosenEarly, case .tenant(let slug, let tab) = PaletteLine(field.text) {
        outcome = .page(.tenant(slug, tab: tab))
      }
    case .own(.operationFound(let id, .success(let detail))):
      operations.append(detail.summary)
      guard PaletteLine(field.text) == .operation(id) else { return [] }
      rank()
      if isChosenEarly { choose() }
      isChosenEarly = false
    default: break
    }
    return []
  }

  package func view(context: ViewContext) -> any View {
    Modal(
      "Command", trailing: ":tenant acme logs  :op 8F3K2  :q",
      width: min(88, context.size.width - 2)
    ) {
      HStack {
        Text(":", .key).width(2)
        TextFieldView(field, hint: "a command, a page or a tenant").fillWidth()
      }
      if list.options.isEmpty {
        Text(Line("  nothing of that name", .dim)).height(min(12, context.size.height - 5))
      } else {
        SelectListView(list).height(min(12, context.size.height - 5))
      }
    }
  }

  private mutating func edited(_ outcome: TextField.Outcome) -> [Effect<Event>] {
    switch outcome {
    case .ignored: return [.unhandled]
    case .moved, .submitted: return []
    case .edited:
      isChosenEarly = false
      rank()
      return [.after(.milliseconds(150), token: "typing", .typingSettled)]
    }
  }

  /// The part of the line that may be a tenant's name.
  private var tenantWord: String? {
    switch PaletteLine(field.text) {
    case .tenant(let slug, _): slug
    case .search(let text): text.count >= 2 ? text : nil
    case .quit, .operation, .write, .command: nil
    }
  }

  private mutating func rank() {
    var found: [(score: Int, option: SelectOption)] = []
    let line = PaletteLine(field.text)
    var typed = field.text
    var tab = ""
    if case .tenant(let slug, let part) = line {
      typed = slug
      // A part that no tenant's page has is nothing to go to.
      if let part, TenantTab(rawValue: part) == nil { return list = SelectList([]) }
      tab = part.map { " \($0)" } ?? ""
    }
    for (slug, name) in tenants {
      guard let score = Fuzzy.score(typed, in: slug + " " + name), !typed.isEmpty else { continue }
      found.append(
        (score + 2, SelectOption("tenant:" + slug, slug + tab, details: [Line("tenant · \(name)")])))
    }
    switch line {
    case .quit:
      return list = SelectList([SelectOption("quit:", field.text, details: [Line("quit Tenantry")])])
    case .operation(let id):
      return list = SelectList(
        operation(id).map { found in
          let what =
            "operation \(found.id) · \(found.kind.rawValue) of \(found.tenantSlug) · \(found.state.word)"
          return [SelectOption("operation:" + found.id.rawValue, field.text, details: [Line(what)])]
        } ?? [])
    case .write(let text):
      let words =
        (try? WriteRequest(text)).map { "write access \($0.reason)" } ?? "a span and a reason: 15m why"
      return list = SelectList([SelectOption("write:", field.text, details: [Line(words)])])
    case .command(let id):
      return list = SelectList(
        commands.filter { $0.id == id }.map { SelectOption("command:" + id, $0.title) })
    case .tenant: break
    case .search:
      for route in pages {
        let title = pageTitles[route.page.rawValue] ?? ""
        guard let score = Fuzzy.score(typed, in: title + PaletteWords.of(route.page)) else { continue }
        let entry = PageCatalog.entry(route.page)
        let option = SelectOption(
          "page:" + route.page.rawValue, entry.title, details: [Line("page · \(entry.summary)")])
        found.append((score + 1, option))
      }
      for command in commands + PaletteWords.elsewhere(commands) {
        let text = command.title + " " + command.id + PaletteWords.of(command.id)
        guard let score = Fuzzy.score(typed, in: text) else { continue }
        found.append(
          (
            score,
            SelectOption(
              "command:" + command.id, command.title,
              details: [Line(command.keys.first?.name ?? "", .key)], disabledReason: command.disabledReason)
          ))
      }
      if !typed.isEmpty {
        for (words, status) in PaletteWords.statuses {
          guard let score = Fuzzy.score(typed, in: words) else { continue }
          let title = "Tenants: \(status.word)"
          found.append(
            (score, SelectOption("status:" + status.rawValue, title, details: ["page · \(words)"])))
        }
      }
    }
    // Without a word to rank by, the order is the one in which things stand: pages, what can be done here, the rest.
    if !typed.isEmpty { found.sort { ($0.score, $1.option.id) > ($1.score, $0.option.id) } }
    list = SelectList(found.map(\.option))
  }

  /// The operation whose id begins so, among those that are known.
  private func operation(_ id: String) -> OperationSummary? {
    let found = operations.filter { $0.id.rawValue.hasPrefix(id.uppercased()) }
    return found.count == 1 ? found.first : found.first { $0.id.rawValue == id.uppercased() }
  }

  private mutating func choose() {
    let highlighted = list.options.first { $0.id == list.highlighted && $0.disabledReason == nil }?.id
    switch PaletteLine(field.text) {
    case .quit: outcome = .quit
    case .write(let text): outcome = .write(text)
    case .command(let id): outcome = .command(id)
    case .operation(let id):
      if let found = operation(id) { outcome = .operation(found.id.rawValue) }
    case .tenant(let slug, let tab):
      if let tab, TenantTab(rawValue: tab) == nil { return }
      let match = highlighted?.split(separator: ":").last.map(String.init)
      guard let known = tenants[slug] != nil ? slug : match else { return }
      outcome = .page(.tenant(known, tab: tab))
    case .search:
      guard let highlighted, let colon = highlighted.firstIndex(of: ":") else { return }
      let id = String(highlighted[highlighted.index(after: colon)...])
      switch highlighted[..<colon] {
      case "tenant": outcome = .page(.tenant(id))
      case "status": outcome = TenantStatus(rawValue: id).map { .page(.tenants(status: $0)) }
      case "page": outcome = PageID(rawValue: id).map { .page(Route($0)) }
      default: outcome = .command(id)
      }
    }
  }
}
