import TenantModel
import TenantryAPI
import TerminalKit

/// The rows that are shown: those that pass the filter.
extension PortalPage {
  private func filter(of tab: PortalTab) -> FilterLine { (panes[tab] ?? PortalPane(tab)).filter }

  var shownWorkspaces: [PortalWorkspace] {
    BillingFields.filter(
      portal.value?.items ?? [], by: filter(of: .workspaces), { PortalFields.cell($0, $1) })
  }

  /// All that is known of them by now; past due first, then the newest.
  var shownInvoices: [Invoice] {
    let known = invoices.values.flatMap { $0.value?.items ?? [] }
    let items = BillingFields.filter(known, by: filter(of: .invoices), { BillingFields.cell($0, $1) })
    return BillingRows.sorted(items, by: nil) { BillingRows.key($0, $1) }
  }

  var shownRequests: [SupportRequest] {
    BillingFields.filter(
      requests.value?.items ?? [], by: filter(of: .requests), { PortalFields.cell($0, $1) })
  }

  /// The identities of a tab's rows.
  func rows(of tab: PortalTab) -> TableRows {
    let ids: [String] =
      switch tab {
      case .workspaces: shownWorkspaces.map(\.tenant.id.rawValue)
      case .invoices: shownInvoices.map(\.id.rawValue)
      case .requests: shownRequests.map(\.id.rawValue)
      }
    return TableRows(ids, id: { $0 }, cells: { _ in [] })
  }

  /// Why what needs a row of the table cannot be done; nil when one is under the bar.
  var refusalWithoutRow: String? {
    guard pane.table.selectedIndex(in: rows(of: tab)) == nil else { return nil }
    return switch tab {
    case .workspaces: portal.refusalWithoutRow("no workspace")
    case .invoices: hasAllInvoices ? "no invoice is selected" : invoicesTrouble.refusalWithoutRow()
    case .requests: requests.refusalWithoutRow("no request")
    }
  }

  /// The workspace under the bar of its table, whichever table is on the screen.
  var workspace: PortalWorkspace? {
    guard let place = panes[.workspaces]?.table.selectedIndex(in: rows(of: .workspaces)) else { return nil }
    return shownWorkspaces[place]
  }

  var invoice: Invoice? {
    guard tab == .invoices, let place = pane.table.selectedIndex(in: rows(of: .invoices)) else { return nil }
    return shownInvoices[place]
  }

  var request: SupportRequest? {
    guard tab == .requests, let place = pane.table.selectedIndex(in: rows(of: .requests)) else { return nil }
    return shownRequests[place]
  }
}
