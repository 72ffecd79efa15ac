import ArgumentParser
import TenantryAPI

/// How a list is written: for people, or for one of the programs that read lists.
struct ListOutputOptions: ParsableArguments {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table
    case json
    case jsonl
    case csv
    case yaml
  }

  @Option(name: .shortAndLong, help: "How to write the data.")
  var output: Format = .table
}

extension CommandContext {
  /// Writes a list: the whole answer as a table, JSON or YAML, or its items, a line each, as JSON lines or CSV.
  func put<Item: Encodable>(
    _ answer: some Encodable, _ items: [Item], as format: ListOutputOptions.Format,
    columns: [CSVText.Column<Item>],
    table: () -> String
  ) throws {
    switch format {
    case .table: try put(platformOptions.put(into: table()))
    case .json: try put(JSONText.text(answer, indented: environment.output.isTerminal))
    case .jsonl: for item in items { try put(JSONText.text(item, indented: false)) }
    case .csv: try put(CSVText.text(items, columns))
    case .yaml: try put(YAMLText.text(answer))
    }
  }
}
