import ArgumentParser

/// Everything about the audit log.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "List who changed what, and verify that the log is as it was written.",
    subcommands: [ListAuditCommand.self, VerifyAuditCommand.self])
}
