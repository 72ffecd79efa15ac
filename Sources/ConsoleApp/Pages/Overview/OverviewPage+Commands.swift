import TenantryAPI
import TerminalKit

/// What can be done on the overview.
enum OverviewCommands {
  static let open = Command(
    "overview_open", "Open what is selected", label: "open", keys: [.enter], footer: 1)
  static let nextPane = Command(
    "overview_next_pane", "Go to the next pane", label: "pane", keys: [.tab], footer: 2)
  static let previousPane = Command("overview_previous_pane", "Go to the pane before", keys: [.backTab])
  static let suggestions = Command(
    "overview_suggestions", "Go to what is recommended", label: "suggestions", keys: ["s"], footer: 6)
  static let ask = Command(
    "overview_ask", "Ask the AI console about what is recommended", label: "ask", keys: ["a"], footer: 7)
  static let create = Command(
    "tenants_create", "Create a tenant", label: "new tenant", keys: ["n"], footer: 3)
  /// How a tenant is created; the runbook that ships with the program.
  static let guide = Command(
    "overview_guide", "Read how the first tenant is created", label: "read how", keys: ["d"], footer: 4)
  /// From the cards of resources (PRD §3.1).
  static let resources = Command(
    "overview_resources", "See what the resources are used for: templates and images", keys: ["i"])
  static let filter = Command(
    "overview_filter", "Filter: words, field:value, age<2h, !not, ~fuzzy, /regex/", label: "filter",
    keys: ["/"], footer: 4)
  static let clear = Command(
    "overview_clear", "Clear the filter", label: "clear", keys: [.escape], footer: 5)
}

extension OverviewPage {
  package static let scope: Command.Scope = "overview"

  package static let definitions = [
    OverviewCommands.open, OverviewCommands.nextPane, OverviewCommands.previousPane, OverviewCommands.create,
    OverviewCommands.filter, OverviewCommands.clear, OverviewCommands.suggestions, OverviewCommands.ask,
    OverviewCommands.guide, OverviewCommands.resources,
  ]

  package var widgets: [Command.Scope] { captures ? [] : pane == .counts ? [.row] : [.table] }

  package func commands(context: UpdateContext) -> [Command] {
    if captures { return [] }
    let (title, label) =
      switch pane {
      case .counts: ("List these tenants", "list")
      case .health: ("Open the tenant", "open")
      case .operations: ("Open the operation", "open")
      case .suggestions: (suggestionTitle, "open")
      }
    let create = OverviewCommands.create.refused(context.refusal(of: CreateTenant.permission))
    if isPlatformEmpty { return [create.saying("Create the first tenant"), OverviewCommands.guide] }
    var filterCommands: [Command] = []
    if let filter {
      filterCommands = [OverviewCommands.filter] + (filter.isActive ? [OverviewCommands.clear] : [])
    }
    return filterCommands + [
      OverviewCommands.open.saying(title, label: label).refused(refusal(context)),
      OverviewCommands.nextPane, OverviewCommands.previousPane, create, OverviewCommands.resources,
    ] + (pane == .suggestions
      ? [OverviewCommands.ask.refused(withoutSuggestion)]
      : [OverviewCommands.suggestions])
  }

  private var suggestionTitle: String {
    let words = suggestions.selected?.action.words ?? "go where it is put right"
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// Why what is selected cannot be opened; nil when it can.
  private func refusal(_ context: UpdateContext) -> String? {
    switch pane {
    case .counts: counts.value == nil ? counts.refusalWithoutRow("no status") : nil
    case .health: healthRows.count == 0 ? tenants.refusalWithoutRow("no tenant") : nil
    case .operations: timelineRows.count == 0 ? operations.refusalWithoutRow("no operation") : nil
    case .suggestions: suggestionRefusal(context)
    }
  }
}
