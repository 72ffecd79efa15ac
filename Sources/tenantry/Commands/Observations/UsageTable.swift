import ConsoleApp
import TenantModel

/// Samples of usage as rows of text.
enum UsageTable {
  static let columns: [CSVText.Column<UsageSample>] = [
    .init("taken_at") { Spell.time($0.takenAt) },
    .init("database_bytes") { $0.databaseBytes.map(String.init) },
    .init("volume_bytes") { $0.volumeBytes.map(String.init) },
    .init("cpu_millicores") { $0.cpuMillicores.map(String.init) },
    .init("memory_mib") { $0.memoryMib.map(String.init) },
    .init("active_users") { $0.activeUsers.map(String.init) },
  ]

  static func text(_ samples: [UsageSample], _ style: Style) -> String {
    var table = TextTable(
      .init("TIME"), .init("DATABASE", .trailing), .init("VOLUME", .trailing), .init("CPU", .trailing),
      .init("MEMORY", .trailing), .init("USERS", .trailing))
    table.rows = samples.map { sample in
      [
        .init(Spell.time(sample.takenAt), .quiet), .init(sample.databaseBytes.map(ByteCount.text)),
        .init(sample.volumeBytes.map(ByteCount.text)), .init(sample.cpuMillicores.map { "\($0)m" }),
        .init(sample.memoryMib.map { "\($0) MiB" }), .init(sample.activeUsers.map(String.init)),
      ]
    }
    return table.text(style)
  }
}
