import ArgumentParser
import ConsoleApp
import Foundation
import TenantModel
import TenantryAPI

/// A tenant's backups, a row each.
struct ListBackupsCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "backups", abstract: "List a tenant's backups, newest first.",
    usage: "tenantry tenants backups <slug> [-o <format>]",
    discussion: "Those with an id can be restored and cloned; the cluster's nightly ones are kept beside the tenant.")

  @Argument(help: ArgumentHelp("The tenant's slug or id.", valueName: "slug"))
  var tenant: String

  @OptionGroup var output: ListOutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  /// A backup of either kind.
  private struct Row: Encodable {
    var id: String?
    var madeAt: Date
    var madeBy: String
    var bytes: Int?
    var place: String
  }

  private static let columns: [CSVText.Column<Row>] = [
    .init("id") { $0.id }, .init("made_at") { Spell.time($0.madeAt) }, .init("made_by") { $0.madeBy },
    .init("bytes") { $0.bytes.map(String.init) }, .init("place") { $0.place },
  ]

  func run(in context: CommandContext) async throws {
    let list = try await context.read(ListBackups(tenant: tenant))
    let rows = Self.rows(list)
    try context.put(list, rows, as: output.output, columns: Self.columns) {
      var table = TextTable(
        .init("ID"), .init("AGE", .trailing), .init("MADE BY"), .init("SIZE", .trailing), .init("PLACE"))
      table.rows = rows.map { row in
        [
          .init(row.id, .strong), .init(Spell.age(of: row.madeAt, at: context.environment.now())),
          .init(row.madeBy), .init(row.bytes.map(ByteCount.text)), .init(row.place),
        ]
      }
      return table.text(context.style)
    }
    if rows.isEmpty { context.say("No backups: tenantry tenants backup \(tenant) makes one.") }
  }

  private static func rows(_ list: ListBackups.Output) -> [Row] {
    let made = list.items.map { backup in
      Row(
        id: backup.id.rawValue, madeAt: backup.madeAt, madeBy: backup.kind.rawValue, bytes: backup.bytes,
        place: backup.path)
    }
    let nightly = list.nightly.map { backup in
      Row(
        id: nil, madeAt: backup.finishedAt, madeBy: "nightly job", bytes: backup.bytes, place: backup.place)
    }
    return (made + nightly).sorted { $0.madeAt > $1.madeAt }
  }
}
