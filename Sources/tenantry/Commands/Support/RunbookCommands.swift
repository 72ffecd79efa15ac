import ArgumentParser
import TenantModel
import TenantryAPI

/// The runbooks, best first.
struct SearchRunbooksCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "runbooks",
    abstract: "List the runbooks, or search them by their words.",
    usage: "tenantry support runbooks [<words> …] [-o <format>]",
    discussion: """
      Every word must stand in a runbook; the best one comes first. CONCERNS names what is parked now with a
      fault for which it is the runbook.

      Example:
        tenantry support runbooks image pull
      """)

  @Argument(help: ArgumentHelp("What to look for.", valueName: "words"))
  var words: [String] = []

  @OptionGroup var output: ListOutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  private static let columns: [CSVText.Column<RunbookEntry>] = [
    .init("name") { $0.name }, .init("title") { $0.title }, .init("places") { "\($0.places)" },
    .init("concerns") { $0.cases.map(\.subject).joined(separator: " ") }, .init("line") { $0.line },
  ]

  func run(in context: CommandContext) async throws {
    let query = words.joined(separator: " ")
    let found = try await context.read(SearchRunbooks(q: query.isEmpty ? nil : query))
    try context.put(found, found.items, as: output.output, columns: Self.columns) {
      table(found.items, context.style)
    }
    if found.items.isEmpty { context.say("No runbook has all of these words.") }
  }

  private func table(_ items: [RunbookEntry], _ style: Style) -> String {
    var table = TextTable(.init("NAME"), .init("TITLE"), .init("CONCERNS"), .init("LINE"))
    table.rows = items.map { entry in
      [
        .init(entry.name, .strong), .init(entry.title),
        .init(entry.cases.map(\.subject).joined(separator: " "), .bad), .init(entry.line),
      ]
    }
    return table.text(style)
  }
}

/// One runbook, as it is written.
struct ShowRunbookCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "runbook",
    abstract: "Print a runbook, as Markdown.",
    usage: "tenantry support runbook <name> [-o json]")

  @Argument(help: ArgumentHelp("Its name, such as image-pull.", valueName: "name"))
  var name: String

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let runbook = try await context.read(GetRunbook(runbook: name))
    try context.put(runbook, as: output.output) { runbook.text }
  }
}
