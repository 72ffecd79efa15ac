import ArgumentParser
import TenantryAPI

/// Lets a parked operation go on.
struct RetryOperationCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry", abstract: "Let a parked operation go on from the step that failed, and follow it.",
    usage: "tenantry op retry <id> [--from <step>] [--no-wait]")

  @Argument(help: ArgumentHelp("The operation's id, or the beginning of it.", valueName: "id"))
  var operation: String

  @Option(help: ArgumentHelp("Go back to this step.", valueName: "step"))
  var from: String?

  @Flag(help: "Do not wait for the end; print the id.")
  var noWait = false

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    try await context.withPlatform { platform in
      let detail = try await platform.client.call(GetOperation(operation: operation.operationID))
      if let refusal = Self.refusal(of: detail) { throw refusal }
      let summary = try await platform.client.call(
        RetryOperation(
          operation: detail.summary.id.rawValue, from: from.map { Self.name(ofStep: $0, in: detail) }))
      if noWait { return try context.put("\(summary.id)\n") }
      let watch = OperationWatch(context: context, platform: platform, operation: summary.id.rawValue)
      let ending = try await watch.run().ending
      if ending.status != .ok { throw ending.status }
    }
  }

  /// A step by its name, or by the title that people see.
  private static func name(ofStep word: String, in detail: OperationDetail) -> String {
    detail.steps.first { $0.title.lowercased() == word.lowercased() }?.name ?? word
  }

  /// Why this one is not retried, and what to do instead.
  private static func refusal(of detail: OperationDetail) -> CommandFailure? {
    guard let reason = detail.retry.reason else { return nil }
    let summary = detail.summary
    let next: [String]
    switch summary.state {
    case .succeeded: next = ["It succeeded: there is nothing left to do."]
    case .failed, .cancelled:
      let look =
        summary.bundleCode.map { "catalog bundles show \($0)" } ?? "tenants show \(summary.subject)"
      next = ["What can be done now: tenantry \(look)"]
    case .queued, .running, .waiting, .retryWait: next = ["follow it  tenantry op watch \(summary.id)"]
    case .parked: next = []
    }
    return CommandFailure(.refused, "Operation \(summary.id) cannot be retried: \(reason).", hints: next)
  }
}
