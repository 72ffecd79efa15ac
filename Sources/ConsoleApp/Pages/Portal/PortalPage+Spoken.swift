import TenantModel
import TerminalKit

extension PortalPage {
  package func view(context: ViewContext) -> any View { PortalView(page: self, context: context).view }

  package func spoken(context: ViewContext) -> Spoken? {
    guard let portal = portal.value, !captures else { return nil }
    let lines = [
      "\(portal.items.count) workspaces. \(tab.title) follow; tab goes to \(tab.moved(by: 1).rawValue)."
    ]
    return Spoken(lines, choices: choices(context))
  }

  private func choices(_ context: ViewContext) -> [Spoken.Choice] {
    switch tab {
    case .workspaces:
      let items = shownWorkspaces
      return TableSpeech.choices(count: items.count) { place in
        let item = items[place]
        return [
          ("", item.tenant.slug.rawValue), ("", TenantCells.state(item.tenant).text),
          ("", TenantCells.why(item.tenant).text), ("plan", item.tenant.planId),
          ("at", item.tenant.odooUrl.rawValue),
        ]
      }
    case .invoices:
      let items = shownInvoices
      return TableSpeech.choices(count: items.count) { place in
        let item = items[place]
        return [
          ("", item.name), ("", item.status.badge.text), ("", item.tenantSlug.rawValue),
          ("for", item.period.rawValue), ("", item.total.text),
        ]
      }
    case .requests:
      let items = shownRequests
      return TableSpeech.choices(count: items.count) { place in
        let item = items[place]
        return [("", item.subject.rawValue), ("", item.state.badge.text), ("for", item.tenantSlug.rawValue)]
      }
    }
  }
}
