import TenantryAPI
import TerminalKit

/// What can be done in the list of tenants.
enum TenantsCommands {
  static let open = Command("tenants_open", "Open the tenant", label: "open", keys: [.enter], footer: 1)
  static let search = Command(
    "tenants_search", "Filter: words, field:value, age<2h, !not, ~fuzzy, /regex/", label: "filter",
    keys: ["/"], footer: 2, verbs: ["filter", "search"], arguments: [.init("filter")])
  static let filter = Command(
    "tenants_filter", "Choose a status, plan, region, agency group to filter by", label: "pick",
    keys: ["f"], footer: 3)
  static let create = Command("tenants_create", "Create a tenant", label: "new", keys: ["n"], footer: 4)
  static let sort = Command(
    "tenants_sort", "Choose the order", label: "sort", keys: ["o"], footer: 5, verbs: ["sort"],
    arguments: [.init("column", .words(TenantSort.columns.map(\.rawValue)))])
  static let sameStatus = Command(
    "tenants_same_status", "Show only tenants with this status, or all again", label: "same status",
    keys: ["s"], footer: 6)
  static let sortNext = Command("tenants_sort_next", "Sort by the next column", keys: [">"])
  static let sortPrevious = Command("tenants_sort_previous", "Sort by the column before", keys: ["<"])
  static let reverse = Command("tenants_reverse", "Turn the order round", keys: ["O"], verbs: ["reverse"])
  static let nextPage = Command("tenants_next_page", "The next tenants", label: "next", keys: ["]"])
  static let previousPage = Command(
    "tenants_previous_page", "The tenants before", label: "previous", keys: ["["])
  static let clear = Command(
    "tenants_clear", "Clear the filter", label: "clear", keys: [.escape], footer: 2,
    verbs: ["clear"])
  static let split = Command(
    "tenants_split", "Show the tenant beside the list, or the list alone", label: "tenant beside",
    keys: ["+"], footer: 9)
}

extension TenantsPage {
  package static let scope: Command.Scope = "tenants"

  package static let definitions =
    [
      TenantsCommands.open, TenantsCommands.search, TenantsCommands.filter, TenantsCommands.create,
      TenantsCommands.sort, TenantsCommands.sameStatus, TenantsCommands.sortNext,
      TenantsCommands.sortPrevious,
      TenantsCommands.reverse, TenantsCommands.nextPage, TenantsCommands.previousPage, TenantsCommands.clear,
      TenantsCommands.split, TenantsTableCommands.columns,
      TenantsTableCommands.wide, TenantsTableCommands.point, TenantsTableCommands.pointBack,
      TenantsTableCommands.sortHere, TenantsTableCommands.mark, TenantsTableCommands.markRange,
      TenantsTableCommands.unmark, TenantsTableCommands.csv, TenantsTableCommands.json,
    ]
    + bulkOperations.map { kind, key in
      Command(id(of: kind), "\(kind.title), or all that are marked", keys: [key])
    }

  package var widgets: [Command.Scope] { filter.isOpen ? [] : [.table] }

  package func commands(context: UpdateContext) -> [Command] {
    filter.isOpen
      ? [] : tableCommands + columnCommands + exportCommands + markCommands(context) + always(context)
  }

  private var tableCommands: [Command] {
    let nothing = refusalWithoutRow
    return [TenantsCommands.open.refused(nothing), TenantsCommands.sameStatus.refused(nothing)]
  }

  /// Why what needs a tenant cannot be done; nil when one is under the bar.
  var refusalWithoutRow: String? { selected == nil ? answer.refusalWithoutRow("no tenant") : nil }

  private func always(_ context: UpdateContext) -> [Command] {
    let total = answer.value?.total ?? 0
    let hasRoom = context.size.width >= TenantPreview.widthMin
    return [
      TenantsCommands.search, TenantsCommands.filter,
      TenantsCommands.create.refused(context.refusal(of: CreateTenant.permission)),
      TenantsCommands.sort, TenantsCommands.sortNext, TenantsCommands.sortPrevious, TenantsCommands.reverse,
      TenantsCommands.nextPage.saying("Next \(limit) tenants")
        .refused(hasNextPage ? nil : "this is the last page").placed(total > limit ? 7 : nil),
      TenantsCommands.previousPage.saying("The \(limit) tenants before")
        .refused(offset == 0 ? "this is the first page" : nil).placed(offset > 0 ? 8 : nil),
    ]
      + (hasRoom
        ? [
          TenantsCommands.split.saying(
            preview.isWanted ? "Show the list alone" : "Show the tenant beside the list",
            label: preview.isWanted ? "list alone" : "tenant beside")
        ] : [])
      + (filter.isActive ? [TenantsCommands.clear] : [])
  }
}
