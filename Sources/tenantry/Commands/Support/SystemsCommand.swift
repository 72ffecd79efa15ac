import ArgumentParser
import TenantModel
import TenantryAPI

/// The outside systems, each asked just now.
struct SystemsCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "systems",
    abstract: "Ask every connected system how it is.",
    usage: "tenantry support systems [-o <format>]",
    discussion: "Ends with 1 when one of them does not answer.")

  @OptionGroup var output: ListOutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  private static let columns: [CSVText.Column<SystemState>] = [
    .init("system") { $0.system }, .init("level") { $0.level.rawValue }, .init("version") { $0.version },
    .init("problem") { $0.problem }, .init("url") { $0.url },
  ]

  func run(in context: CommandContext) async throws {
    let answer = try await context.read(CheckSystems())
    try context.put(answer, answer.items, as: output.output, columns: Self.columns) {
      table(answer.items, context.style)
    }
    let failing = answer.items.filter { $0.level == .fails }
    guard failing.isEmpty else {
      let names = failing.map(\.title).joined(separator: ", ")
      throw CommandFailure(.refused, "\(Spell.count(failing.count, "system")) cannot be used: \(names).")
    }
  }

  private func table(_ items: [SystemState], _ style: Style) -> String {
    var table = TextTable(.init("SYSTEM"), .init("STATE"), .init("VERSION"), .init("DETAIL"))
    table.rows = items.map { state in
      [
        .init(state.title, .strong), .init(state.level.word, state.level.meaning), .init(state.version),
        .init(state.problem ?? state.url),
      ]
    }
    return table.text(style)
  }
}

extension SystemState.Level {
  fileprivate var word: String {
    switch self {
    case .works: "answers"
    case .limited: "in part"
    case .fails: "fails"
    case .notConnected: "not connected"
    case .unchecked: "connected"
    }
  }

  fileprivate var meaning: Style.Meaning? {
    switch self {
    case .works: .good
    case .limited: .warning
    case .fails: .bad
    case .notConnected, .unchecked: .quiet
    }
  }
}
