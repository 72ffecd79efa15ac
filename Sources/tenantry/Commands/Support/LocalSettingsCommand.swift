import ArgumentParser
import ConsoleApp
import TenantModel
import TenantryAPI

/// What a tenant decides of itself: shown, or changed where an option says so.
struct LocalSettingsCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "settings", abstract: "Show a tenant's own settings and who changed them, or change them.",
    usage: "tenantry support settings <slug> [--contact <address>] [--maintenance <when>] [--tell <by what>]")

  @Argument(help: ArgumentHelp("The tenant's slug or id.", valueName: "slug"))
  var tenant: String

  @Option(help: ArgumentHelp("The e-mail address to write to.", valueName: "address"))
  var contact: String?

  @Option(help: "When the tenant would rather have its maintenance.")
  var maintenance: LocalSettings.Window?

  @Option(help: "How the tenant is told of what concerns it.")
  var tell: LocalSettings.Channel?

  @OptionGroup var output: ListOutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  private static let columns: [CSVText.Column<LocalSettings>] = [
    .init("contact_email") { $0.contactEmail }, .init("maintenance_window") { $0.maintenanceWindow.rawValue },
    .init("notification_channel") { $0.notificationChannel.rawValue }, .init("changed_by") { $0.changedBy },
    .init("changed_at") { Spell.time($0.changedAt) },
  ]

  func run(in context: CommandContext) async throws {
    let isChange = contact != nil || maintenance != nil || tell != nil
    let list =
      isChange
      ? try await context.withPlatform { try await change($0.client) }
      : try await context.read(ListLocalSettings(tenant: tenant))
    try context.put(list, list.items, as: output.output, columns: Self.columns) {
      var table = TextTable(
        .init("CONTACT"), .init("MAINTENANCE"), .init("TOLD BY"), .init("CHANGED BY"), .init("AT"))
      table.rows = list.items.map { settings in
        [
          .init(settings.contactEmail), .init(settings.maintenanceWindow.title),
          .init(settings.notificationChannel.rawValue), .init(settings.changedBy),
          .init(Spell.time(settings.changedAt)),
        ]
      }
      return table.text(context.style)
    }
    if list.items.isEmpty { context.say("Nothing was changed yet: any time suits, and nobody is told.") }
  }

  private func change(_ client: any ControlPlaneClient) async throws -> ListLocalSettings.Output {
    let now = try await client.call(ListLocalSettings(tenant: tenant)).items.first ?? LocalSettings()
    _ = try await client.call(
      ChangeLocalSettings(
        tenant: tenant, contactEmail: contact ?? now.contactEmail,
        maintenanceWindow: maintenance ?? now.maintenanceWindow,
        notificationChannel: tell ?? now.notificationChannel))
    return try await client.call(ListLocalSettings(tenant: tenant))
  }
}

extension LocalSettings.Window: ExpressibleByArgument {}
extension LocalSettings.Channel: ExpressibleByArgument {}
