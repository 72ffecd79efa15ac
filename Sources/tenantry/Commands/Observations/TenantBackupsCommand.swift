import ArgumentParser
import ConsoleApp
import TenantModel
import TenantryAPI

/// The backups of a tenant's database, a row each.
struct TenantBackupsCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "backups", abstract: "List the backups of a tenant's database that succeeded, newest first.",
    usage: "tenantry tenants backups <slug> [-o <format>]")

  @Argument(help: ArgumentHelp("The tenant's slug or id.", valueName: "slug"))
  var tenant: String

  @OptionGroup var output: ListOutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let answer = try await context.read(ListBackups(tenant: tenant))
    try context.put(answer, answer.items, as: output.output, columns: Self.columns) {
      var table = TextTable(
        .init("AGE", .trailing), .init("SOURCE"), .init("SIZE", .trailing), .init("PLACE"))
      table.rows = answer.items.map { backup in
        [
          .init(Spell.age(of: backup.finishedAt, at: context.environment.now())),
          .init(backup.source.rawValue), .init(backup.bytes.map(Amount.bytes)), .init(backup.place),
        ]
      }
      return table.text(context.style)
    }
    if answer.items.isEmpty { context.say("No backup of it is known.") }
  }

  private static let columns: [CSVText.Column<Backup>] = [
    .init("finished_at") { Spell.time($0.finishedAt) }, .init("source") { $0.source.rawValue },
    .init("bytes") { $0.bytes.map(String.init) }, .init("place") { $0.place },
  ]
}
