import TenantryAPI
import TerminalKit

extension TenantsPage {
  package func commands(context: UpdateContext) -> [Command] {
    filter.isOpen
      ? [] : tableCommands(context) + columnCommands + markCommands(context) + always(context)
  }

  private func tableCommands(_ context: UpdateContext) -> [Command] {
    let nothing = selected == nil ? "no tenant is selected" : nil
    return [
      Command(
        "tenants_open", "Open the tenant", label: "open", keys: [.enter], disabledReason: nothing, footer: 1),
      Command(
        "tenants_same_status", "Show only tenants with this status, or all again", label: "same status",
        keys: ["s"],
        disabledReason: nothing, footer: 6),
    ]
  }

  private func always(_ context: UpdateContext) -> [Command] {
    let total = answer.value?.total ?? 0
    var commands = [
      Command(
        "tenants_search", "Filter: words, field:value, age<2h, !not, ~fuzzy, /regex/", label: "filter",
        keys: ["/"], footer: 2),
      Command(
        "tenants_filter", "Choose a status, plan, region, agency group to filter by", label: "pick",
        keys: ["f"],
        footer: 3),
      Command(
        "tenants_create", "Create a tenant", label: "new", keys: ["n"],
        disabledReason: context.refusal(of: CreateTenant.permission), footer: 4),
      Command("tenants_sort", "Choose the order", label: "sort", keys: ["o"], footer: 5),
      Command("tenants_sort_next", "Sort by the next column", keys: [">"]),
      Command("tenants_sort_previous", "Sort by the column before", keys: ["<"]),
      Command("tenants_reverse", "Turn the order round", keys: ["O"]),
      Command(
        "tenants_next_page", "Next \(limit) tenants", label: "next", keys: ["]"],
        disabledReason: hasNextPage ? nil : "this is the last page", footer: total > limit ? 7 : nil),
      Command(
        "tenants_previous_page", "The \(limit) tenants before", label: "previous",
        keys: ["["], disabledReason: offset == 0 ? "this is the first page" : nil,
        footer: offset > 0 ? 8 : nil),
    ]
    if context.size.width >= TenantPreview.widthMin {
      commands.append(
        Command(
          "tenants_split", preview.isWanted ? "Show the list alone" : "Show the tenant beside the list",
          label: preview.isWanted ? "list alone" : "tenant beside", keys: ["+"], footer: 9))
    }
    if filter.isActive {
      commands.append(
        Command("tenants_clear", "Clear the filter", label: "clear", keys: [.escape], footer: 2))
    }
    return commands
  }
}
