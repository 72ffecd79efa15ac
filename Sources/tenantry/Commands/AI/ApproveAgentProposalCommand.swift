import ArgumentParser
import TenantModel
import TenantryAPI

/// Approves a proposal, which submits its operation.
struct ApproveAgentProposalCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "Approve a proposal: submit its operation in your name, and follow it.",
    usage: "tenantry ai approve <proposal> [--dry-run] [--yes] [--confirm <words>] [--no-wait]",
    discussion: "The plan is made anew, and asked about as hard as for any such operation.")

  @Argument(help: ArgumentHelp("The proposal's id.", valueName: "proposal"))
  var proposal: String

  @Flag(help: "Show what would be done, and do nothing.")
  var dryRun = false

  @Flag(name: .shortAndLong, help: "Do not ask, where Enter would do.")
  var yes = false

  @Option(help: ArgumentHelp("Do not ask: the words that you would have to type.", valueName: "words"))
  var confirm: String?

  @Flag(help: "Do not wait for the end; print the operation's id.")
  var noWait = false

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let known = try await context.proposal(proposal)
    var options = OperateOptions()
    options.tenant = known.tenantId.rawValue
    options.dryRun = dryRun
    options.yes = yes
    options.confirm = confirm
    options.noWait = noWait
    options.override = nil
    options.queue = false
    var operate = OperateTenant(
      kind: known.kind, options: options, output: output.output, context: context, params: known.params)
    operate.proposal = known.id
    try await operate.run()
  }
}

extension CommandContext {
  /// The proposal with this id, while it can be decided.
  ///
  /// - Throws: `CommandFailure` when there is none, or it cannot.
  func proposal(_ id: String) async throws -> AgentProposal {
    let known = try await read(ListAgentProposals()).items.first { $0.id.rawValue == id.uppercased() }
    guard let known else { throw CommandFailure(.refused, "There is no proposal “\(id)”.") }
    if let refusal = known.refusal(at: environment.now()) {
      throw CommandFailure(.refused, "Proposal \(known.id): \(refusal).")
    }
    return known
  }
}
