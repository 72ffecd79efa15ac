import TenantModel
import TenantryAPI
import TerminalKit

/// What can be done on the page of sign-ins.
enum SSOCommands {
  static let open = Command("sso_open", "Open the tenant", label: "open", keys: [.enter], footer: 1)
  static let test = Command(
    "sso_test", "Ask Keycloak whether people could sign in to it", label: "test login", keys: ["l"],
    footer: 2)
  static let repair = Command(
    "sso_repair", "Rebuild the tenant, which makes its client as wanted", label: "repair", keys: ["b"],
    footer: 3)
  static let filter = Command(
    "sso_filter", "Filter: words, field:value, age<2h, !not, ~fuzzy, /regex/", label: "filter", keys: ["/"],
    footer: 4)
  static let clear = Command("sso_clear", "Clear the filter", label: "clear", keys: [.escape], footer: 5)
}

extension SSOPage {
  package static let scope: Command.Scope = "sso"

  package static let definitions = [
    SSOCommands.open, SSOCommands.test, SSOCommands.repair, SSOCommands.filter, SSOCommands.clear,
  ]

  package var widgets: [Command.Scope] { captures ? [] : [.table] }

  package func commands(context: UpdateContext) -> [Command] {
    guard !captures else { return [] }
    let client = clients.selected?.client
    let nothing = clients.refusalWithoutRow("no client")
    let notConnected = integration.map { $0.isConnected ? nil : "Keycloak is not connected" } ?? nil
    let notPossible = client.flatMap { client in
      OperationPolicy.decide(
        .rebuild, status: client.tenant.status, role: context.session?.role ?? .platformOwner
      ).reason
    }
    return [
      SSOCommands.open.refused(nothing),
      SSOCommands.test.refused(nothing ?? notConnected),
      SSOCommands.repair.refused(
        context.refusal(of: SubmitOperation.permission) ?? nothing ?? notPossible),
      SSOCommands.filter,
    ] + (clients.filter.isActive ? [SSOCommands.clear] : [])
  }
}
