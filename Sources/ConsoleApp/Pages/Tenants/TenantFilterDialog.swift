import TenantModel
import TenantryAPI
import TerminalKit

/// Chooses what the list of tenants is narrowed to: every value there is, to switch on and off.
package struct TenantFilterDialog: Dialog {
  package enum Event: Equatable, Sendable {
    case plansLoaded(Result<ListPlans.Output, APIProblem>)
    case regionsLoaded(Result<ListRegions.Output, APIProblem>)
    case countsLoaded(Result<GetTenantKPIs.Output, APIProblem>)
  }

  package private(set) var outcome: TenantFilter?
  private var filter: TenantFilter
  private var values: [TenantFilter.Field: [String]] = [.status: TenantStatus.allCases.map(\.rawValue)]
  private var waiting = 3
  private var list = SelectList([])

  package init(_ filter: TenantFilter) {
    self.filter = filter
    relist()
  }

  package mutating func update(
    _ event: ComponentEvent<Event>, context: UpdateContext
  ) -> [Effect<Event>] {
    switch event {
    case .appeared:
      return [
        .load(ListPlans(), as: Event.plansLoaded), .load(ListRegions(), as: Event.regionsLoaded),
        .load(GetTenantKPIs(), as: Event.countsLoaded),
      ]
    case .own(.plansLoaded(let result)): take(.plan, (try? result.get())?.items.map(\.id))
    case .own(.regionsLoaded(let result)): take(.region, (try? result.get())?.items.map(\.id))
    case .own(.countsLoaded(let result)): take(.agencyGroup, (try? result.get())?.agencyGroups)
    case .commandChosen("filter_toggle"):
      if let chip = highlighted { filter.toggle(chip) }
      relist()
    case .commandChosen("filter_apply"): outcome = filter
    case .commandChosen("filter_none"):
      filter = TenantFilter()
      relist()
    case .keyPressed(let key): return list.handle(key) == .ignored ? [.unhandled] : []
    default: break
    }
    return []
  }

  package static let scope: Command.Scope = "filter"

  package static let definitions = [
    Command("filter_toggle", "Switch the value on or off", label: "on/off", keys: [.space, "x"], footer: 1),
    Command("filter_apply", "Show these tenants", label: "apply", keys: [.enter], footer: 2),
    Command("filter_none", "Switch all off", label: "none", keys: ["0", .backspace], footer: 3),
  ]

  package var widgets: [Command.Scope] { [.list] }

  package func commands(context: UpdateContext) -> [Command] { Self.definitions }

  package func view(context: ViewContext) -> any View {
    Modal(
      "Filter", trailing: waiting > 0 ? "loading" : Line("\(filter.chips.count) on"), width: 46
    ) {
      SelectListView(list)
    }
  }

  private mutating func take(_ field: TenantFilter.Field, _ values: [String]?) {
    waiting -= 1
    // What could not be loaded can still be switched off when it is on.
    self.values[field] = values ?? filter.values[field] ?? []
    relist()
  }

  private var highlighted: TenantFilter.Chip? {
    let chips = TenantFilter.Field.allCases.flatMap { field in
      (values[field] ?? []).map { TenantFilter.Chip(field: field, value: $0) }
    }
    return chips.first { Self.id($0) == list.highlighted }
  }

  private mutating func relist() {
    var options: [SelectOption] = []
    for field in TenantFilter.Field.allCases {
      for (index, value) in (values[field] ?? []).enumerated() {
        let chip = TenantFilter.Chip(field: field, value: value)
        let label = TextFit.pad(index == 0 ? field.title : "", to: 14)
        options.append(SelectOption(Self.id(chip), "\(label)[\(filter.contains(chip) ? "x" : " ")] \(value)"))
      }
    }
    let place = list.highlighted
    list = SelectList(options, highlighted: options.contains { $0.id == place } ? place : nil)
  }

  private static func id(_ chip: TenantFilter.Chip) -> String { "\(chip.field.rawValue)=\(chip.value)" }
}
