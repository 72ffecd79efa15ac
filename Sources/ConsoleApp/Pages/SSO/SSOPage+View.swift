import TenantModel
import TenantryAPI
import TerminalKit

extension SSOPage {
  package func view(context: ViewContext) -> any View {
    VStack(spacing: context.size.height >= 30 ? 1 : 0) {
      IntegrationPanel(
        status: integration ?? (clients.items.problem == nil ? nil : known(context)), title: "Keycloak",
        summary: summary, actions: actions(context)
      ).view(context).height(IntegrationPanel.height)
      body(context).fillHeight()
    }
  }

  /// What the session knows of Keycloak, for when nobody answers now.
  private func known(_ context: ViewContext) -> IntegrationStatus? {
    context.session?.integrations.first { $0.system == "keycloak" }
  }

  private func actions(_ context: ViewContext) -> [KeyHint] {
    guard integration?.isConnected == true, clients.selected != nil else { return [] }
    return [context.keys.hint(SSOCommands.test.id, in: Self.scope, "test a login")].compactMap { $0 }
  }

  /// How many clients are in which state.
  private var summary: Line {
    guard let rows = clients.items.value, !rows.isEmpty else { return .empty }
    let parts = SSOClient.State.allCases.compactMap { state -> Line? in
      let count = rows.count { $0.client.state == state }
      return count == 0 ? nil : Line("\(count) ") + state.badge
    }
    let line = Line.joined(parts, by: Line(" · ", .dim))
    guard total > rows.count else { return line }
    return line + Line(" · the first \(rows.count) of \(total)", .dim)
  }

  private func body(_ context: ViewContext) -> any View {
    ListAndDetail(detailWidth: 50, component: .ssoClientPanel).view(context, list: table) { context in
      SSOClientDetail(client: clients.selected?.client, detail: detail, context: context).rows
    }
  }

  private func table(_ context: ViewContext) -> any View {
    clients.view(
      "Clients", context, isFocused: context.isFocused, note: Line("one for each tenant", .dim),
      empty: EmptyState("No tenant signs in yet.", context.keys.hint("go_tenants_list", "go to the tenants")),
      clear: context.keys.hint(SSOCommands.clear.id, in: Self.scope, "clear")
    )
    .component(.ssoClientsTable)
  }
}
