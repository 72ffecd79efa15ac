import TenantModel
import TenantryAPI
import TerminalKit

/// What can be done in the portal.
enum PortalCommands {
  static let open = Command("portal_open", "Open what is selected", label: "open", keys: [.enter], footer: 1)
  static let nextTab = Command(
    "portal_next_tab", "Go to the next table", label: "next table", keys: [.tab], footer: 2)
  static let previousTab = Command("portal_previous_tab", "Go to the table before", keys: [.backTab])
  static let filter = Command(
    "portal_filter", "Filter: words, field:value, age<2h, !not, ~fuzzy, /regex/", label: "filter",
    keys: ["/"],
    footer: 5)
  static let clear = Command("portal_clear", "Clear the filter", label: "clear", keys: [.escape], footer: 5)
  static let settings = Command(
    "portal_settings", "Change the workspace's contact, maintenance and notifications", label: "settings",
    keys: ["s"], footer: 4)
  static let ask = Command(
    "portal_ask", "Ask the operators about the workspace", label: "ask", keys: ["n"], footer: 3,
    verbs: ["ask"])
  static let reply = Command(
    "portal_reply", "Say more to the request", label: "say more", keys: ["a"], footer: 4)
  static let close = Command("portal_close", "Close the request", label: "close it", keys: ["x"], footer: 6)
}

extension PortalPage {
  package static let scope: Command.Scope = "portal"

  package static let definitions = [
    PortalCommands.open, PortalCommands.nextTab, PortalCommands.previousTab, PortalCommands.filter,
    PortalCommands.clear, PortalCommands.settings, PortalCommands.ask, PortalCommands.reply,
    PortalCommands.close,
  ]

  package var widgets: [Command.Scope] { captures ? [] : [.table] }

  package func commands(context: UpdateContext) -> [Command] {
    if captures { return [] }
    let nothing = refusalWithoutRow
    let (title, label) =
      switch tab {
      case .workspaces: ("Open Odoo", "open Odoo")
      case .invoices: ("Open the invoice", "open")
      case .requests: ("Read the request", "open")
      }
    let common = [
      PortalCommands.open.saying(title, label: label).refused(nothing), PortalCommands.nextTab,
      PortalCommands.previousTab, PortalCommands.filter,
      PortalCommands.ask.refused(context.refusal(of: .supportCreate, on: .own) ?? missingWorkspace),
    ]
    let clear = pane.filter.isActive ? [PortalCommands.clear] : []
    switch tab {
    case .workspaces:
      return common + clear + [
        PortalCommands.settings.refused(context.refusal(of: .portalManage, on: .own) ?? nothing)
      ]
    case .invoices: return common + clear
    case .requests: return common + clear + SupportActs.commands(for: request, without: nothing, context)
    }
  }

  /// Why there is no workspace to ask about.
  private var missingWorkspace: String? {
    guard let portal = portal.value else { return "the workspaces are not loaded yet" }
    return portal.items.isEmpty ? "no workspace is yours yet" : nil
  }

  mutating func run(_ command: String, _ context: UpdateContext) -> [Effect<Event>] {
    switch command {
    case PortalCommands.open.id: return open()
    case PortalCommands.nextTab.id: show(tab.moved(by: 1))
    case PortalCommands.previousTab.id: show(tab.moved(by: -1))
    case PortalCommands.filter.id: changed { $0.filter.open() }
    case PortalCommands.clear.id: changed { $0.filter.clear() }
    case PortalCommands.settings.id: return workspace.map { ask(.settings($0), context) } ?? []
    case PortalCommands.ask.id:
      return workspace.map { ask(.ask($0.tenant.slug), context) } ?? []
    case PortalCommands.reply.id: return request.map { ask(.reply($0, closes: false), context) } ?? []
    case PortalCommands.close.id: return request.map { ask(.reply($0, closes: true), context) } ?? []
    default: return [.unhandled]
    }
    return []
  }

  private func open() -> [Effect<Event>] {
    switch tab {
    case .workspaces: workspace.map { [.openURL($0.tenant.odooUrl)] } ?? []
    case .invoices: invoice.map { [.present(InvoiceDialog($0)) { _ in .invoiceLeft }] } ?? []
    case .requests: request.map { [.present(SupportDialog($0), as: Event.requestLeft)] } ?? []
    }
  }
}
