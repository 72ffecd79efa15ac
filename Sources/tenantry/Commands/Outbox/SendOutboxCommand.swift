import ArgumentParser
import TenantryAPI

/// `tenantry outbox send`.
struct SendOutboxCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "send", abstract: "Send what waits now.",
    discussion: "Ends with 3 when something still waits, with 1 when something was refused or is too late.")

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let (before, after, why) = try await context.withOutbox { outbox in
      let before = try await outbox.calls()
      let why = await outbox.pass()
      return (before, try await outbox.calls(), why)
    }
    let waiting = before.filter { $0.state == .waiting }
    for call in waiting where !after.contains(where: { $0.id == call.id }) {
      context.say("Sent: \(call.sentence).")
    }
    let over = after.filter { call in call.state != .waiting && waiting.contains { $0.id == call.id } }
    for call in over {
      if case .refused(let reason) = call.state {
        context.say("\(call.sentence) was refused: \(reason)", .bad)
      } else {
        context.say("\(call.sentence) is too late and was not sent.", .bad)
      }
    }
    let left = after.count { $0.state == .waiting }
    if left > 0 {
      throw CommandFailure(
        .unreachable,
        "\(left == 1 ? "1 change waits" : "\(left) changes wait") on: "
          + (why ?? "it is being sent elsewhere, or somebody else has asked for it."))
    }
    if !over.isEmpty { throw CommandExit.refused }
    if waiting.isEmpty { context.say("Nothing waits: every change was answered.") }
  }
}
