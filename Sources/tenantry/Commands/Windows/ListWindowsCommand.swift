import ArgumentParser
import Foundation
import TenantModel
import TenantryAPI

/// The maintenance windows, a row each.
struct ListWindowsCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the maintenance windows: what is open first.",
    usage: "tenantry windows list [-o <format>]")

  @OptionGroup var output: ListOutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let answer = try await context.read(ListWindows())
    try context.put(answer, answer.items, as: output.output, columns: Self.columns) {
      var table = TextTable(
        .init("ID"), .init("WINDOW"), .init("STATE"), .init("UNTIL"), .init("KIND"), .init("CONCERNS"),
        .init("TIMES"), .init("REASON"))
      table.rows = answer.items.map { view in
        [
          .init(view.window.id.rawValue), .init(view.window.name.rawValue, .strong),
          .init(view.state.rawValue, Self.meaning(view)), .init(Self.moment(view)),
          .init(view.window.kind.rawValue), .init(view.window.scope.words), .init(view.window.times),
          .init(view.window.reason),
        ]
      }
      return table.text(context.style)
    }
    if let freeze = answer.freeze {
      context.say("Operations are frozen by \(freeze.by): \(freeze.reason)", .bad)
    }
    if answer.items.isEmpty { context.say("There are no windows: operations begin at any time.") }
    if !answer.held.isEmpty {
      let many = answer.held.count == 1 ? "1 operation is" : "\(answer.held.count) operations are"
      context.say("\(many) held: tenantry freeze status")
    }
  }

  /// When it closes while it is open, else when it opens.
  private static func moment(_ view: WindowView) -> String? {
    Spell.time(view.state == .open ? view.span?.until : view.span?.from)
  }

  private static func meaning(_ view: WindowView) -> Style.Meaning? {
    switch view.state {
    case .open: view.window.kind == .deny ? .warning : .good
    case .ahead: nil
    case .over: .quiet
    }
  }

  private static let columns: [CSVText.Column<WindowView>] = [
    .init("id") { $0.window.id.rawValue }, .init("name") { $0.window.name.rawValue },
    .init("kind") { $0.window.kind.rawValue }, .init("state") { $0.state.rawValue },
    .init("from") { Spell.time($0.span?.from) }, .init("until") { Spell.time($0.span?.until) },
    .init("scope") { $0.window.scope.words }, .init("times") { $0.window.times },
    .init("reason") { $0.window.reason }, .init("created_by") { $0.window.createdBy },
  ]
}
