import TenantModel
import TenantryAPI
import TerminalKit

/// What can be done in the catalog.
enum CatalogCommands {
  static let open = Command(
    "catalog_open", "Read the bundle, or walk what the module needs", label: "open", keys: [.enter], footer: 1
  )
  static let tab = Command(
    "catalog_tab", "Show the modules, or the bundles", label: "modules", keys: [.tab], footer: 2)
  static let filter = Command(
    "catalog_filter", "Filter: words, field:value, !not, ~fuzzy, /regex/", label: "filter", keys: ["/"],
    footer: 3)
  static let clear = Command(
    "catalog_clear", "Clear the filter, or go back to the list", label: "clear", keys: [.escape], footer: 3)
  static let create = Command(
    "catalog_create", "Create a bundle", label: "new bundle", keys: ["n"], footer: 5)
  static let edit = Command("catalog_edit", "Change the bundle", label: "edit", keys: ["e"], footer: 4)
  static let remove = Command("catalog_remove", "Remove the bundle", label: "remove", keys: ["D"])
  static let assign = Command(
    "catalog_assign", "Give the bundle or the module to tenants", label: "assign", keys: ["a"], footer: 5)
  static let tenants = Command(
    "catalog_tenants", "List the tenants that were made from the bundle", label: "tenants", keys: ["u"],
    footer: 6)
  static let operation = Command(
    "catalog_operation", "Open what was done to the bundle last", label: "operation", keys: ["o"], footer: 7)
  static let module = Command(
    "catalog_module", "Show the module under the bar", label: "go to module", keys: ["m"], footer: 4)
  static let nextPage = Command(
    "catalog_next_page", "The next modules", label: "next", keys: ["]"], footer: 7)
  static let previousPage = Command(
    "catalog_previous_page", "The modules before", label: "previous", keys: ["["], footer: 8)
  static let copy = Command(
    "catalog_copy", "Copy the command that shows it", label: "copy", keys: ["y"])
  static let start = Command(
    "catalog_start", "Add the recommended starting bundles", label: "add them", keys: ["s"], footer: 1)
}

extension CatalogPage {
  package static let scope: Command.Scope = "catalog"

  package static let definitions = [
    CatalogCommands.open, CatalogCommands.tab, CatalogCommands.filter,
    CatalogCommands.clear, CatalogCommands.create, CatalogCommands.edit, CatalogCommands.remove,
    CatalogCommands.assign, CatalogCommands.tenants, CatalogCommands.operation, CatalogCommands.module, CatalogCommands.nextPage,
    CatalogCommands.previousPage, CatalogCommands.copy, CatalogCommands.start,
  ]

  package var widgets: [Command.Scope] {
    if captures { return [] }
    if focus == .list { return [.table] }
    return tab == .bundles ? [.scroll] : [.tree]
  }

  package func commands(context: UpdateContext) -> [Command] {
    if captures { return [] }
    let switching = CatalogCommands.tab.saying("Show the \(tab.other.rawValue)", label: tab.other.rawValue)
    let filter = tab == .bundles ? bundleFilter : modules.filter
    let filtering =
      focus == .detail
      ? [CatalogCommands.clear.saying("Back to the list", label: "list").placed(1)]
      : [CatalogCommands.filter] + (filter.isActive ? [CatalogCommands.clear.saying("Clear the filter")] : [])
    let own = tab == .bundles ? bundleCommands(context) : moduleCommands(context)
    return filtering + [switching] + own
  }

  private func bundleCommands(_ context: UpdateContext) -> [Command] {
    let write = context.refusal(of: SaveBundle.permission)
    let create = CatalogCommands.create.refused(write)
    if isEmpty {
      let ready = starting.value?.items.isEmpty == false
      return [
        CatalogCommands.start.refused(write ?? (ready ? nil : "the bundles are not loaded yet")), create,
      ]
    }
    guard let row = selectedBundle else { return [create] }
    let busy = row.change.map { "operation \($0.id) on it is not finished" }
    var commands = focus == .list ? [CatalogCommands.open] : []
    commands += [
      CatalogCommands.edit.refused(write ?? busy), create,
      CatalogCommands.remove.refused(write ?? busy ?? inUse),
      CatalogCommands.assign.saying("Give the bundle to tenants").refused(assignRefusal(row, context)),
      CatalogCommands.tenants, CatalogCommands.copy,
    ]
    return commands + (shownChange == nil ? [] : [CatalogCommands.operation])
  }

  /// Why the bundle cannot be given to tenants; whether it can be to each of them, its plan says.
  private func assignRefusal(_ row: BundleRow, _ context: UpdateContext) -> String? {
    if let reason = context.refusal(of: SubmitOperation.permission) { return reason }
    guard let bundle = row.bundle else { return "it is in the catalog as soon as its operation is done" }
    return bundle.isDraft ? "it is a draft" : nil
  }

  /// Why the bundle cannot go: tenants were made from it.
  private var inUse: String? {
    guard let tenants = bundle.value?.tenants, !tenants.isEmpty,
      bundle.value?.bundle.code == selectedBundle?.code
    else { return nil }
    return tenants.count == 1
      ? "the tenant \(tenants[0].slug) was made from it" : "\(tenants.count) tenants were made from it"
  }

  private func moduleCommands(_ context: UpdateContext) -> [Command] {
    let none = modules.answer.refusalWithoutRow("no module")
    let assign = CatalogCommands.assign.saying("Install the module on tenants", label: "install on tenants")
      .refused(context.refusal(of: SubmitOperation.permission) ?? (assignment == nil ? none : nil))
    guard focus == .list else {
      guard case .module? = module.tree.target else { return [assign, CatalogCommands.copy] }
      return [CatalogCommands.module, assign, CatalogCommands.copy]
    }
    let nothing = modules.selected == nil ? none : nil
    let total = modules.answer.value?.total ?? 0
    return [
      CatalogCommands.open.saying("Walk what it needs and what needs it").refused(nothing),
      CatalogCommands.nextPage.refused(modules.hasNextPage ? nil : "this is the last page")
        .placed(total > modules.limit ? 7 : nil),
      CatalogCommands.previousPage.refused(modules.offset == 0 ? "this is the first page" : nil)
        .placed(modules.offset > 0 ? 8 : nil),
      assign, CatalogCommands.copy.refused(nothing),
    ]
  }
}
