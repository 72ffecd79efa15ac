import ArgumentParser
import TenantModel
import TenantryAPI

/// Runs a flow and prints what it says.
struct RunAgentFlowCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a flow and print what it says.",
    usage: "tenantry ai run <flow> [--tenant <slug>] [--operation <id>] [--question <text>] [--no-wait]",
    discussion: """
      It looks with your role, and changes nothing. Ends with 0 when it answered, with 1 when it failed, was cancelled
      or ran out of tokens.

      Examples:
        tenantry ai run last_night
        tenantry ai run review_tenant --tenant acme
        tenantry ai run explain_operation --operation 8F3K2 -o json | jq -r '.entries[-1].text'
      """)

  @Argument(help: ArgumentHelp("The flow: tenantry ai flows lists them.", valueName: "flow"))
  var flow: String

  @Option(help: ArgumentHelp("The tenant it is about.", valueName: "slug"))
  var tenant: String?

  @Option(help: ArgumentHelp("The operation it is about, or the beginning of its id.", valueName: "id"))
  var operation: String?

  @Option(help: ArgumentHelp("What to ask, or to add, in your own words.", valueName: "text"))
  var question: String?

  @Flag(help: "Do not wait for the answer; print the run's id.")
  var noWait = false

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    try await context.withPlatform { platform in
      let run = try await platform.client.call(
        StartAgentRun(
          flow: flow, tenant: tenant, operation: operation?.operationID, question: question, trigger: .cli,
          idempotencyKey: context.environment.makeKey()))
      if noWait { return try context.put("\(run.id)\n") }
      let ended = try await follow(run, on: platform)
      try context.put(ended, as: output.output) { AgentText.text(ended, context.style) }
      guard ended.run.state == .done else {
        let why = ended.run.problem.map { ": \($0)" } ?? "."
        throw CommandFailure(.refused, "The run \(run.id) is \(ended.run.state.rawValue)\(why)")
      }
    }
  }

  /// Drives the queue until the run is over.
  private func follow(
    _ run: AgentRun, on platform: any CommandPlatform
  ) async throws -> GetAgentRun.Output {
    try await withThrowingTaskGroup(of: GetAgentRun.Output?.self) { group in
      defer { group.cancelAll() }
      group.addTask {
        await platform.runWorkers()
        return nil
      }
      group.addTask {
        while true {
          let now = try await platform.client.call(GetAgentRun(run: run.id.rawValue))
          if now.run.state.isOver { return now }
          try await Task.sleep(for: .milliseconds(150))
        }
      }
      for try await ended in group {
        if let ended { return ended }
      }
      return try await platform.client.call(GetAgentRun(run: run.id.rawValue))
    }
  }
}
