import TenantModel
import TerminalKit

/// What can be done on the page of settings.
enum SettingsCommands {
  static let open = Command(
    "settings_open", "Connect the system, or change what is selected", label: "connect", keys: [.enter],
    footer: 1)
  static let test = Command(
    "settings_test", "Try the connection as it is written down", label: "test", keys: ["T"], footer: 3)
  static let filter = Command(
    "settings_filter", "Filter: words, field:value, age<2h, !not, ~fuzzy, /regex/", label: "filter",
    keys: ["/"], footer: 7)
  static let clear = Command(
    "settings_clear", "Clear the filter", label: "clear", keys: [.escape], footer: 7)
  static let nextTab = Command(
    "settings_next_tab", "Go to the next part", label: "next", keys: [.tab], footer: 2)
  static let previousTab = Command("settings_previous_tab", "Go to the part before", keys: [.backTab])
}

extension SettingsPage {
  package static let scope: Command.Scope = "settings"

  package static let definitions =
    [
      SettingsCommands.nextTab, SettingsCommands.previousTab, SettingsCommands.open, SettingsCommands.test,
      SettingsCommands.filter, SettingsCommands.clear,
    ] + WindowCommands.all + ImageCommands.all + AuditCommands.all

  package var widgets: [Command.Scope] { captures || filter == nil ? [] : [.table] }

  package func commands(context: UpdateContext) -> [Command] {
    guard !captures else { return [] }
    let tabs = [
      SettingsCommands.nextTab.saying(label: tab.moved(by: 1).title.lowercased()), SettingsCommands.previousTab,
    ]
    let filtering =
      filter.map { [SettingsCommands.filter] + ($0.isActive ? [SettingsCommands.clear] : []) } ?? []
    return own(context) + tabs + filtering
  }

  private func own(_ context: UpdateContext) -> [Command] {
    switch tab {
    case .integrations: integrationCommands(context)
    case .windows: windowCommands(context)
    case .limits: limitCommands(context)
    case .images: imageCommands(context)
    case .audit: auditCommands(context)
    case .roles, .secrets, .hooks, .platform: []
    }
  }

  private func integrationCommands(_ context: UpdateContext) -> [Command] {
    let status = integrations.selected?.settings.status
    let nothing = integrations.refusalWithoutRow("no system")
    let unchangeable = fixed.map { String($0.dropLast()).lowercasedFirst }
    let unconnected = status?.isConnected == true ? nil : "it is not connected"
    return [
      SettingsCommands.open.saying("Connect the system, or change how it is connected")
        .refused(context.refusal(of: .settingsWrite) ?? unchangeable ?? nothing),
      SettingsCommands.test.refused(
        context.refusal(of: .settingsRead) ?? unchangeable ?? nothing ?? unconnected),
    ]
  }
}
