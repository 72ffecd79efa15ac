import ArgumentParser
import TenantModel
import TenantryAPI

/// A tenant's backups, a row each.
struct ListBackupsCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "backups", abstract: "List a tenant's backups, newest first.",
    usage: "tenantry tenants backups <slug> [-o <format>]")

  @Argument(help: ArgumentHelp("The tenant's slug or id.", valueName: "slug"))
  var tenant: String

  @OptionGroup var output: ListOutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  private static let columns: [CSVText.Column<BackupSummary>] = [
    .init("id") { $0.id.rawValue }, .init("kind") { $0.kind.rawValue },
    .init("made_at") { Spell.time($0.madeAt) }, .init("path") { $0.path }, .init("note") { $0.note },
    .init("actor") { $0.actor },
  ]

  func run(in context: CommandContext) async throws {
    let list = try await context.read(ListBackups(tenant: tenant))
    try context.put(list, list.items, as: output.output, columns: Self.columns) {
      var table = TextTable(.init("ID"), .init("AGE", .trailing), .init("MADE BY"), .init("NOTE"))
      table.rows = list.items.map { backup in
        [
          .init(backup.id.rawValue, .strong),
          .init(Spell.age(of: backup.madeAt, at: context.environment.now())),
          .init(backup.kind.rawValue), .init(backup.note),
        ]
      }
      return table.text(context.style)
    }
    if list.items.isEmpty { context.say("No backups: tenantry tenants backup \(tenant) makes one.") }
  }
}
