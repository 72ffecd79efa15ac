import ArgumentParser
import ConsoleApp

/// Prints every page of the console with what it is made of.
struct PagesCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "pages",
    abstract: "List every page of the console: components, roles, key.",
    usage: "tenantry pages [-o table|json]")

  /// A page as JSON has it; names are the PRD's.
  struct Row: Encodable, Equatable {
    struct Component: Encodable, Equatable {
      let id: String
      let kind: String
    }

    let page: String
    let title: String
    let route: String
    let key: String?
    let roles: [String]
    let components: [Component]
  }

  @OptionGroup(title: "Output") var format: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let rows = PageCatalog.all.map(Self.row)
    try context.put(rows, as: format.output) {
      var table = TextTable(.init("PAGE"), .init("KEY"), .init("ROUTE"), .init("ROLES"), .init("COMPONENTS"))
      table.rows = rows.flatMap(Self.cells)
      return table.text(context.style)
    }
  }

  private static func row(_ entry: PageEntry) -> Row {
    Row(
      page: entry.id.rawValue, title: entry.title, route: entry.path,
      key: entry.key.map { String($0) }, roles: entry.roles.map(\.rawValue).sorted(),
      components: entry.components.map { Row.Component(id: $0.id.rawValue, kind: $0.word) })
  }

  /// A line for each component or role, whichever are more; the page stands on the first.
  private static func cells(_ row: Row) -> [[TextTable.Cell]] {
    (0..<max(1, row.roles.count, row.components.count)).map { line in
      [
        line == 0 ? row.page : "", line == 0 ? row.key ?? "" : "", line == 0 ? row.route : "",
        line < row.roles.count ? row.roles[line] : "",
        line < row.components.count ? "\(row.components[line].id) (\(row.components[line].kind))" : "",
      ].map { TextTable.Cell($0) }
    }
  }
}
