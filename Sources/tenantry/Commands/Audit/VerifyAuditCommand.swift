import ArgumentParser
import TenantModel
import TenantryAPI

/// Walks the audit log.
struct VerifyAuditCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Walk the audit log from its first record to its end.",
    usage: "tenantry audit verify [-o json]",
    discussion: """
      Finds a record that was changed, taken out or put in, and newest ones that were taken away. A log that was made
      anew as a whole, with its end, it cannot find: write the end down elsewhere, and compare.
      Ends with 1 when the log is broken.
      """)

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let found = try await context.read(VerifyAudit())
    try context.put(found, as: output.output) {
      var facts = Facts()
      facts.add("log", found.sentence, found.isIntact ? .good : .bad)
      facts.add("end", found.head.sequence == 0 ? nil : "\(found.head.sequence) \(found.head.hash)")
      facts.add("unfinished", found.unfinished == 0 ? nil : "\(found.unfinished)", .warning)
      return facts.text(context.style)
    }
    guard found.isIntact else { throw CommandFailure(.refused, "The audit log is \(found.sentence).") }
  }
}
