import Integrations
import PlatformHost

/// All systems, and which are connected.
enum ConnectionTable {
  private struct Row: Encodable {
    let system: String
    let title: String
    /// `connected`, `not connected` or `wrong`.
    let state: String
    let address: String?
    let purpose: String
    let problems: [String]
  }

  static func put(_ connections: PlatformConnections, _ context: CommandContext, _ output: OutputOptions)
    throws
  {
    let rows = SystemCatalog.all.map { row($0, connections) }
    try context.put(rows, as: output.output) {
      var table = TextTable(.init("SYSTEM"), .init("STATE"), .init("ADDRESS"), .init("WHAT FOR"))
      table.rows = rows.map { row in
        let meaning: Style.Meaning =
          row.state == "connected" ? .good : row.problems.isEmpty ? .quiet : .bad
        return [
          .init(row.system, .strong), .init(row.state, meaning), .init(row.address),
          .init(row.purpose, .quiet),
        ]
      }
      return table.text(context.style)
    }
    for problem in connections.allProblems { context.say(problem, .bad) }
    if !connections.allProblems.isEmpty { throw CommandExit.usage }
  }

  private static func row(_ definition: SystemDefinition, _ connections: PlatformConnections) -> Row {
    let values = connections.values[definition.name]
    let problems = connections.problems[definition.name] ?? []
    return Row(
      system: definition.name, title: definition.title,
      state: values != nil ? "connected" : problems.isEmpty ? "not connected" : "wrong",
      address: values.flatMap { $0["url"] ?? $0["domain"] }, purpose: definition.purpose, problems: problems)
  }
}
