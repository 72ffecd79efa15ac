import ArgumentParser
import TenantryAPI

/// `tenantry outbox withdraw`.
struct WithdrawOutboxCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Take back what waits, or put away what was refused or is too late.")

  @Argument(help: ArgumentHelp("Its number in the list.", valueName: "id"))
  var id: Int64

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    switch try await context.withOutbox({ try await $0.withdraw(id) }) {
    case .withdrawn(let call):
      let isDoubtful = call.isInDoubt && call.state == .waiting
      context.say(
        "Withdrawn: \(call.sentence)."
          + (isDoubtful ? " It may have been done before: its answer was lost." : ""))
    case .beingSent(let call):
      throw CommandFailure(.conflict, "\(call.sentence) is being sent at this moment.")
    case .gone:
      throw CommandFailure(.refused, "Nothing waits under \(id).", hints: ["tenantry outbox list"])
    }
  }
}
