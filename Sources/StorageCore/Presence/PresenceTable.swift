import Foundation
import TenantModel

/// What is done about presence inside a transaction.
package enum PresenceTable {
  /// Consoles that are told of at most.
  private static let othersMax = 20

  package static func note(
    _ presence: Presence, on console: String, of tenant: TenantID, at now: Date,
    in connection: any SQLConnection
  ) throws -> [Presence] {
    let horizon = now.addingTimeInterval(-Presence.secondsKept)
    try connection.run(PresenceSQL.dropOld, [.time(horizon)])
    try connection.run(
      PresenceSQL.note,
      [
        .name(tenant), .text(presence.actor), .text(console), .code(presence.role), .code(presence.doing),
        .code(presence.operation), .time(presence.seenAt),
      ])
    let others = try connection.rows(
      PresenceSQL.others, [.name(tenant), .text(presence.actor), .time(horizon), .int(othersMax)]
    ) { row in
      Presence(
        actor: try row.text(), role: try row.code(), doing: try row.code(), operation: try row.optionalCode(),
        seenAt: try row.time())
    }
    var known: Set<String> = []
    return others.filter { known.insert($0.actor).inserted }
  }
}
