import TenantModel
import TerminalKit

/// What can be done on the page of settings.
enum SettingsCommands {
  static let connect = Command(
    "settings_connect", "Connect the system, or change how it is connected", label: "connect",
    keys: [.enter], footer: 1)
  static let test = Command(
    "settings_test", "Try the connection as it is written down", label: "test", keys: ["T"], footer: 2)
  static let filter = Command(
    "settings_filter", "Filter: words, field:value, age<2h, !not, ~fuzzy, /regex/", label: "filter",
    keys: ["/"], footer: 3)
  static let clear = Command(
    "settings_clear", "Clear the filter", label: "clear", keys: [.escape], footer: 4)
}

extension SettingsPage {
  package static let scope: Command.Scope = "settings"

  package static let definitions = [
    SettingsCommands.connect, SettingsCommands.test, SettingsCommands.filter, SettingsCommands.clear,
  ]

  package var widgets: [Command.Scope] { captures ? [] : [.table] }

  package func commands(context: UpdateContext) -> [Command] {
    guard !captures else { return [] }
    let status = integrations.selected?.settings.status
    let nothing = status == nil ? "nothing is selected" : nil
    let unchangeable = fixed.map { String($0.dropLast()).lowercasedFirst }
    let unconnected = status?.isConnected == true ? nil : "it is not connected"
    return [
      SettingsCommands.connect.refused(context.refusal(of: .settingsWrite) ?? unchangeable ?? nothing),
      SettingsCommands.test.refused(
        context.refusal(of: .settingsRead) ?? unchangeable ?? nothing ?? unconnected),
      SettingsCommands.filter,
    ] + (integrations.filter.isActive ? [SettingsCommands.clear] : [])
  }
}
