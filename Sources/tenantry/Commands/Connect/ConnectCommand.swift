import ArgumentParser
import Integrations
import PlatformHost
import TypedText

/// Connects outside systems: asks for what each wants to know, tries it, and writes it down.
struct ConnectCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "connect",
    abstract: "Connect an outside system, try its connection, or list what is connected.",
    usage: """
      tenantry connect
      tenantry connect <system> [--set <field>=<value> …] [--untested] [-o json]
      tenantry connect <system> --test | --remove
      """,
    discussion: """
      Without a system it lists all of them. With one it asks for what the system wants to know, tries the
      connection, and writes connections.yaml in the data folder once it works. Secrets are never written, only
      where they are: env:NAME, file:/path (readable by you alone) or exec:/program.

      Examples:
        tenantry connect keycloak
        tenantry connect keycloak --set url=https://sso.example.net --set client=tenantry --set secret=env:SSO
        tenantry connect keycloak --test

      Ends with 1 when the connection does not work, and nothing is written then.
      """)

  @Argument(
    help: ArgumentHelp("Which system.", valueName: "system"), completion: .list(SystemCatalog.all.map(\.name))
  )
  var system: String?

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp("A field's value; nothing is asked then.", valueName: "field=value"))
  var fields: [String] = []

  @Flag(help: "Try what is written down, and write nothing.")
  var test = false

  @Flag(help: "Write it down without trying it.")
  var untested = false

  @Flag(help: "Forget the system.")
  var remove = false

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func validate() throws {
    guard [test, remove, !fields.isEmpty || untested].count(where: { $0 }) <= 1 else {
      throw ValidationError("--test, --remove and --set cannot go together.")
    }
    guard system != nil || (fields.isEmpty && !test && !remove && !untested) else {
      throw ValidationError("Say which system.")
    }
  }

  func run(in context: CommandContext) async throws {
    if case .remote(let server, _) = context.place {
      throw CommandFailure(.usage, "What \(server.name) is connected to is written down where its server runs.")
    }
    guard case .dataFolder(let folder, _) = context.place else {
      throw CommandFailure(.usage, "The stand-ins of a sandbox are connected always.")
    }
    let desk = context.environment.connections
    guard let system else { return try ConnectionTable.put(desk.load(folder), context, output) }
    guard let definition = SystemCatalog[system] else { throw Self.unknown(system) }
    if test { return try await tryWritten(definition, desk.load(folder), context) }
    guard !context.isReadOnly else {
      throw CommandFailure(.refused, "This is read-only: nothing is written.")
    }
    if remove {
      try desk.save(system, nil, folder)
      return context.say("\(definition.title) is not connected any more.")
    }
    let known = desk.load(folder).texts[system] ?? [:]
    let texts = fields.isEmpty ? try ask(definition, known, context) : try given(definition, known)
    let values = try checked(texts, definition)
    if !untested { try await expectPassing(values, definition, context) }
    let kept = definition.fields.compactMap { field in
      texts[field.name].flatMap { $0.isEmpty ? nil : ConnectionDesk.Field(name: field.name, value: $0) }
    }
    try desk.save(system, kept, folder)
    context.say(
      "\(definition.title) is connected. A console that is open learns of it when it is opened next.", .good)
  }

  /// What `--set` says, over what is written down.
  private func given(_ definition: SystemDefinition, _ known: [String: String]) throws(CommandFailure)
    -> [String: String]
  {
    var texts = known
    for field in fields {
      guard let sign = field.firstIndex(of: "="), sign > field.startIndex else {
        throw CommandFailure(.usage, "--set takes field=value.", hints: [Self.fieldsHint(definition)])
      }
      texts[String(field[..<sign])] = String(field[field.index(after: sign)...])
    }
    return texts
  }

  private func ask(_ definition: SystemDefinition, _ known: [String: String], _ context: CommandContext)
    throws
    -> [String: String]
  {
    guard context.environment.input.isTerminal, context.environment.messages.isTerminal else {
      throw CommandFailure(
        .usage, "There is nobody to ask: without a terminal, say --set field=value.",
        hints: [Self.fieldsHint(definition)])
    }
    context.say("\(definition.title): \(definition.purpose)", .strong)
    return try ConnectionQuestions(definition: definition, known: known).ask(context)
  }

  private func checked(_ texts: [String: String], _ definition: SystemDefinition) throws(CommandFailure)
    -> ConnectionValues
  {
    do throws(ConnectionProblems) {
      return try ConnectionValues(texts, for: definition)
    } catch {
      throw CommandFailure(
        .usage, "\(definition.title) cannot be connected like this.",
        details: error.all.map { "\($0.field): \($0.message)" }, hints: [Self.fieldsHint(definition)])
    }
  }

  private func tryWritten(
    _ definition: SystemDefinition, _ connections: PlatformConnections, _ context: CommandContext
  ) async throws {
    if let problems = connections.problems[definition.name] {
      throw CommandFailure(.usage, "What is written down of \(definition.title) is wrong.", details: problems)
    }
    guard let values = connections.values[definition.name] else {
      throw CommandFailure(
        .refused, "\(definition.title) is not connected.", hints: ["tenantry connect \(definition.name)"])
    }
    try await expectPassing(values, definition, context)
  }

  private func expectPassing(
    _ values: ConnectionValues, _ definition: SystemDefinition, _ context: CommandContext
  ) async throws {
    let report = await context.environment.connections.test(values)
    try context.put(ConnectionFacts(report), as: output.output) {
      ConnectionFacts.text(report, definition.title, context.style)
    }
    guard report.isPassing else {
      throw CommandFailure(
        .refused, "The connection to \(definition.title) does not work.",
        hints: test ? [] : ["To write it down all the same: --untested"])
    }
  }

  private static func unknown(_ system: String) -> CommandFailure {
    let names = SystemCatalog.all.map(\.name)
    let near = Spelling.suggestion(for: system, among: names).map { "; did you mean “\($0)”?" } ?? "."
    return CommandFailure(
      .usage, "There is no system “\(system)”\(near)",
      hints: ["The systems: \(names.joined(separator: ", "))"])
  }

  private static func fieldsHint(_ definition: SystemDefinition) -> String {
    "Its fields: "
      + definition.fields.map { $0.isRequired ? $0.name : "[\($0.name)]" }.joined(separator: ", ")
  }
}
