import ArgumentParser
import TenantModel
import TenantryAPI

/// The calls that were to change something, a row each.
struct ListAuditCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List who wanted to change what, and what came of it, newest first.",
    usage: "tenantry audit list [--filter <text>] [--limit <n>] [-o <format>]",
    discussion: """
      Examples:
        tenantry audit list --filter "outcome:refused age<1d"
        tenantry audit list --filter "tenant:acme endpoint:operations" -o csv
      """)

  @Option(
    help: ArgumentHelp(
      "As in the console: actor:, role:, endpoint:, tenant:, outcome:, age<1d.", valueName: "text"))
  var filter: String?

  @Option(help: ArgumentHelp("At most that many, 1 to \(ListAudit.limitMax).", valueName: "n"))
  var limit: Int = 50

  @OptionGroup var output: ListOutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let answer = try await context.read(ListAudit(filter: filter, limit: limit))
    try context.put(answer, answer.items, as: output.output, columns: Self.columns) {
      var table = TextTable(
        .init("RECORD", .trailing), .init("AT"), .init("WHO"), .init("ROLE"), .init("WHAT"), .init("OUTCOME"),
        .init("TENANT"), .init("ABOUT"), .init("OPERATION"), .init("WHY"))
      table.rows = answer.items.map { call in
        [
          .init("\(call.sequence)"), .init(Spell.time(call.at)), .init(call.actor), .init(call.role.rawValue),
          .init(call.endpoint, .strong), .init(call.outcome.rawValue, Self.meaning(call.outcome)),
          .init(call.tenant), .init(call.subject), .init(call.operation), .init(call.reason),
        ]
      }
      return table.text(context.style)
    }
    if answer.items.isEmpty { context.say("No call is in the log\(filter == nil ? "" : " that matches").") }
    if answer.hasMore { context.say("There are older ones: --limit, --filter") }
  }

  private static let columns: [CSVText.Column<AuditCall>] = [
    .init("record") { "\($0.sequence)" }, .init("at") { Spell.time($0.at) }, .init("actor") { $0.actor },
    .init("role") { $0.role.rawValue }, .init("endpoint") { $0.endpoint },
    .init("outcome") { $0.outcome.rawValue },
    .init("tenant") { $0.tenant }, .init("subject") { $0.subject }, .init("operation") { $0.operation },
    .init("reason") { $0.reason }, .init("input_hash") { $0.inputHash }, .init("hash") { $0.hash },
  ]

  private static func meaning(_ outcome: AuditCall.Outcome) -> Style.Meaning? {
    switch outcome {
    case .done: nil
    case .refused, .unfinished: .warning
    case .failed: .bad
    }
  }
}
