import ArgumentParser
import TenantryAPI

/// `tenantry outbox`: what waits to be sent to a context's server.
struct OutboxCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outbox", abstract: "List, send and withdraw what waits to be sent to a server.",
    discussion: """
      What is submitted while a context's server cannot be reached waits here, fifteen minutes at most, and counts once
      however often it is sent.

      Examples:
        tenantry --context prod outbox list
        tenantry --context prod outbox withdraw 3
      """,
    subcommands: [ListOutboxCommand.self, SendOutboxCommand.self, WithdrawOutboxCommand.self],
    defaultSubcommand: ListOutboxCommand.self)
}

extension CommandContext {
  /// Does something with the outbox of the context.
  func withOutbox<Result: Sendable>(_ work: (Outbox) async throws -> Result) async throws -> Result {
    try await withPlatform { platform in
      guard let outbox = platform.outbox else {
        throw CommandFailure(
          .usage,
          isReadOnly
            ? "This is read-only: nothing is sent from here." : "Only a server's context has an outbox.",
          hints: isReadOnly ? [] : ["tenantry --context NAME outbox list"])
      }
      return try await work(outbox)
    }
  }
}
