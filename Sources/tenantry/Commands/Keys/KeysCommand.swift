import ArgumentParser
import ConfigFiles

/// Prints every command with its keys.
struct KeysCommand: PlatformCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table
    case json
    case markdown
  }

  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: "List every command of the console with its keys.",
    usage: "tenantry keys [--preset <name>] [-o table|json|markdown]")

  @Option(help: ArgumentHelp("A keymap that ships, in the place of yours.", valueName: "name"))
  var preset: String?

  @Option(name: .shortAndLong, help: "How to write the list; markdown has all keymaps.")
  var output: Format = .table

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let reference = KeyReference()
    if output == .markdown { return try context.put(reference.markdown) }
    let configuration = try ConsoleConfiguration.load(
      keymap: preset, variables: context.environment.variables)
    let own = preset == nil ? configuration.preferences().keys : configuration.preset.bindings
    let rows = reference.rows(in: configuration.preset.replacingBindings(own))
    try context.put(rows, as: output == .json ? .json : .table) {
      var table = TextTable(
        .init("SCOPE"), .init("COMMAND"), .init("KEYS"), .init("WHAT IT DOES"), .init("PALETTE"))
      table.rows = rows.map { row in
        [row.scope, row.command, row.keys.joined(separator: " "), row.title, row.palette].map {
          TextTable.Cell($0)
        }
      }
      return table.text(context.style)
    }
  }
}
