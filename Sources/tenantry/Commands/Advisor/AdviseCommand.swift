import ArgumentParser
import TenantModel
import TenantryAPI

/// What somebody should look at, and how it is put right.
struct AdviseCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "advise", abstract: "List what somebody should look at, and the command that goes there.",
    usage: "tenantry advise [--severity <severity> …] [-o <format>]",
    discussion: """
      Rules over what the platform knows: stopped operations, systems that do not answer, limits, backups, images,
      invoices, drift. Nothing is asked of an outside system, and nothing is changed.

      Examples:
        tenantry advise
        tenantry advise --severity error -o json | jq -r '.items[].title'
      """)

  @Option(help: "Only these: error, warning, notice.")
  var severity: [Recommendation.Severity] = []

  @OptionGroup var output: ListOutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    var answer = try await context.read(ListRecommendations())
    if !severity.isEmpty {
      answer.items.removeAll { !severity.contains($0.severity) }
      answer.total = answer.items.count
    }
    let now = context.environment.now()
    try context.put(answer, answer.items, as: output.output, columns: Self.columns) {
      var table = TextTable(
        .init("SEVERITY"), .init("WHAT"), .init("SINCE", .trailing), .init("COMMAND"))
      table.rows = answer.items.map { item in
        [
          .init(item.severity.rawValue, Self.meaning(item.severity)), .init(item.title, .strong),
          .init(Spell.age(of: item.since, at: now)), .init(item.action.command, .quiet),
        ]
      }
      return table.text(context.style)
    }
    if answer.items.isEmpty { context.say("Nothing to do.") }
  }

  private static let columns: [CSVText.Column<Recommendation>] = [
    .init("id") { $0.id }, .init("severity") { $0.severity.rawValue }, .init("rule") { $0.rule.rawValue },
    .init("title") { $0.title }, .init("advice") { $0.advice }, .init("count") { "\($0.count)" },
    .init("since") { Spell.time($0.since) }, .init("command") { $0.action.command },
  ]

  private static func meaning(_ severity: Recommendation.Severity) -> Style.Meaning {
    switch severity {
    case .error: .bad
    case .warning: .warning
    case .notice: .quiet
    }
  }
}

extension Recommendation.Severity: ExpressibleByArgument {}
