import TenantryAPI
import TerminalKit

/// One field for everything: commands, pages, tenants, and short sentences with arguments.
package struct PaletteDialog: Dialog {
  package enum Event: Equatable, Sendable {
    case typingSettled
    case tenantsFound(Result<ListTenants.Output, APIProblem>)
  }

  package private(set) var outcome: ShellChoice?
  private let commands: [Command]
  private let pages: [Route]
  private let pageTitles: [String: String]
  private var field = TextField(lengthMax: 120)
  private var list = SelectList([])
  private var tenants: [String: String] = [:]
  /// True when enter came before the tenants that it is meant for.
  private var isChosenEarly = false

  package init(commands: [Command], pages: [PageEntry]) {
    self.commands = commands.filter { $0.id != "palette" && !$0.id.hasPrefix("go_") }
    self.pages = pages.map { Route($0.id) }
    pageTitles = Dictionary(
      pages.map { ($0.id.rawValue, "\($0.title)  \($0.summary.lowercasedFirst)") }, uniquingKeysWith: { $1 })
    rank()
  }

  package var captures: Bool { true }

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
      guard let word = tenantWord, context.refusal(of: ListTenants.permission) == nil else { return [] }
      return [.load(ListTenants(q: word, limit: 8), as: Event.tenantsFound)]
    case .own(.tenantsFound(.success(let answer))):
      for tenant in answer.items { tenants[tenant.slug.rawValue] = tenant.name.rawValue }
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
      footer: [KeyHint("↑↓", "choose"), KeyHint("enter", "go"), KeyHint("esc", "close")],
      width: min(88, context.size.width - 2)
    ) {
      HStack {
        Text(":", .key).width(2)
        TextFieldView(field, hint: "a command, a page or a tenant").fillWidth()
      }
      SelectListView(list).height(min(12, context.size.height - 5))
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
    case .quit, .operation: nil
    }
  }

  private mutating func rank() {
    var found: [(score: Int, option: SelectOption)] = []
    let line = PaletteLine(field.text)
    var typed = field.text
    if case .tenant(let slug, _) = line { typed = slug }
    for (slug, name) in tenants {
      guard let score = Fuzzy.score(typed, in: slug + " " + name), !typed.isEmpty else { continue }
      found.append((score + 2, SelectOption("tenant:" + slug, slug, details: [Line("tenant · \(name)")])))
    }
    if case .search = line {
      for route in pages {
        let title = pageTitles[route.page.rawValue] ?? ""
        guard let score = Fuzzy.score(typed, in: title) else { continue }
        let entry = PageCatalog.entry(route.page)
        let option = SelectOption(
          "page:" + route.page.rawValue, entry.title, details: [Line("page · \(entry.summary)")])
        found.append((score + 1, option))
      }
      for command in commands {
        guard let score = Fuzzy.score(typed, in: command.title + " " + command.id) else { continue }
        found.append(
          (
            score,
            SelectOption(
              "command:" + command.id, command.title,
              details: [Line(command.keys.first?.name ?? "", .key)], disabledReason: command.disabledReason)
          ))
      }
    }
    // Without a word to rank by, the order is the one in which things stand: pages, what can be done here, the rest.
    if !typed.isEmpty { found.sort { ($0.score, $1.option.id) > ($1.score, $0.option.id) } }
    list = SelectList(found.map(\.option))
  }

  private mutating func choose() {
    let highlighted = list.options.first { $0.id == list.highlighted && $0.disabledReason == nil }?.id
    switch PaletteLine(field.text) {
    case .quit: outcome = .quit
    case .operation(let id): outcome = .operation(id.uppercased())
    case .tenant(let slug, let tab):
      let match = highlighted?.split(separator: ":").last.map(String.init)
      outcome = .page(.tenant(tenants[slug] != nil ? slug : match ?? slug, tab: tab))
    case .search:
      guard let highlighted, let colon = highlighted.firstIndex(of: ":") else { return }
      let id = String(highlighted[highlighted.index(after: colon)...])
      switch highlighted[..<colon] {
      case "tenant": outcome = .page(.tenant(id))
      case "page": outcome = PageID(rawValue: id).map { .page(Route($0)) }
      default: outcome = .command(id)
      }
    }
  }
}
