import ArgumentParser

/// Everything about workflows.
struct AutomationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "automation",
    abstract: "List the workflows of n8n and their executions, switch them, run them, try them again.",
    subcommands: [
      ListWorkflowsCommand.self, ShowWorkflowCommand.self, ListExecutionsCommand.self,
      ShowExecutionCommand.self, ActivateWorkflowCommand.self, DeactivateWorkflowCommand.self,
      RunWorkflowCommand.self, RetryExecutionCommand.self,
    ])
}
