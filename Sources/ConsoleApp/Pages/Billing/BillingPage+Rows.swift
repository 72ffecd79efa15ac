import TenantModel
import TenantryAPI
import TerminalKit

/// The rows that are shown: those that pass the filter, in their order.
extension BillingPage {
  var shownSubscriptions: [SubscriptionView] {
    let pane = panes[.subscriptions] ?? BillingPane(.subscriptions)
    let items = BillingFields.filter(
      subscriptions.value?.items ?? [], by: pane.filter, { BillingFields.cell($0, $1) })
    return BillingRows.sorted(items, by: order(of: pane)) { BillingRows.key($0, $1) }
  }

  var shownInvoices: [Invoice] {
    let pane = panes[.invoices] ?? BillingPane(.invoices)
    let items = BillingFields.filter(
      invoices.value?.items ?? [], by: pane.filter, { BillingFields.cell($0, $1) })
    return BillingRows.sorted(items, by: order(of: pane)) { BillingRows.key($0, $1) }
  }

  var shownProposals: [ChangeRequest] {
    let pane = panes[.proposals] ?? BillingPane(.proposals)
    let items = BillingFields.filter(
      proposals.value?.items ?? [], by: pane.filter, { BillingFields.cell($0, $1) })
    return BillingRows.sorted(items, by: order(of: pane)) { BillingRows.key($0, $1) }
  }

  private func order(of pane: BillingPane) -> (column: String, descending: Bool)? {
    pane.table.sort.map { ($0.column, $0.descending) }
  }

  /// The identities of a tab's rows.
  func rows(of tab: BillingTab) -> TableRows {
    let ids: [String] =
      switch tab {
      case .subscriptions: shownSubscriptions.map(\.tenantId.rawValue)
      case .invoices: shownInvoices.map(\.id.rawValue)
      case .proposals: shownProposals.map(\.id.rawValue)
      }
    return TableRows(ids, id: { $0 }, cells: { _ in [] })
  }

  /// Why what needs a row of the table cannot be done; nil when one is under the bar.
  var refusalWithoutRow: String? {
    guard pane.table.selectedIndex(in: rows(of: tab)) == nil else { return nil }
    return switch tab {
    case .subscriptions: subscriptions.refusalWithoutRow("no tenant")
    case .invoices: invoices.refusalWithoutRow("no invoice")
    case .proposals: proposals.refusalWithoutRow("no proposal")
    }
  }

  var subscription: SubscriptionView? {
    guard tab == .subscriptions, let place = pane.table.selectedIndex(in: rows(of: .subscriptions)) else {
      return nil
    }
    return shownSubscriptions[place]
  }

  var invoice: Invoice? {
    guard tab == .invoices, let place = pane.table.selectedIndex(in: rows(of: .invoices)) else { return nil }
    return shownInvoices[place]
  }

  var proposal: ChangeRequest? {
    guard tab == .proposals, let place = pane.table.selectedIndex(in: rows(of: .proposals)) else {
      return nil
    }
    return shownProposals[place]
  }
}
