import ArgumentParser
import TenantryAPI

/// `tenantry outbox list`.
struct ListOutboxCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Show what waits, what was refused and what is too late.")

  @OptionGroup var output: ListOutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  /// One of them, as programs read it.
  private struct Row: Encodable {
    var id: Int64
    var change: String
    var state: String
    var reason: String?
    var user: String?
    var submittedAt: String?
    var expiresAt: String?
    /// True when it may have been done: its answer was lost.
    var isInDoubt: Bool

    init(_ call: PendingCall) {
      id = call.id
      change = call.sentence
      (state, reason) =
        switch call.state {
        case .waiting: ("waiting", nil)
        case .refused(let reason): ("refused", reason)
        case .expired: ("expired", nil)
        }
      user = call.user
      submittedAt = Spell.time(call.submittedAt)
      expiresAt = Spell.time(call.expiresAt)
      isInDoubt = call.isInDoubt
    }
  }

  func run(in context: CommandContext) async throws {
    let rows = try await context.withOutbox { try await $0.calls() }.map(Row.init)
    try context.put(rows, rows, as: output.output, columns: Self.columns) {
      var table = TextTable(
        .init("ID", .trailing), .init("CHANGE"), .init("STATE"), .init("SUBMITTED"), .init("UNTIL"),
        .init("BY"))
      table.rows = rows.map { row in
        [
          .init(String(row.id)), .init(row.change, .strong), .init(Self.state(row), Self.meaning(row)),
          .init(row.submittedAt), .init(row.expiresAt), .init(row.user),
        ]
      }
      return table.text(context.style)
    }
    if rows.isEmpty { context.say("Nothing waits: every change was answered.") }
  }

  private static func state(_ row: Row) -> String {
    if let reason = row.reason { return "refused: \(reason.prefix { $0 != "\n" })" }
    return row.isInDoubt ? "\(row.state), answer lost" : row.state
  }

  private static func meaning(_ row: Row) -> Style.Meaning? { row.state == "waiting" ? .warning : .bad }

  private static let columns: [CSVText.Column<Row>] = [
    .init("id") { String($0.id) }, .init("change") { $0.change }, .init("state") { $0.state },
    .init("reason") { $0.reason }, .init("user") { $0.user }, .init("submitted_at") { $0.submittedAt },
    .init("expires_at") { $0.expiresAt }, .init("is_in_doubt") { String($0.isInDoubt) },
  ]
}
