import ArgumentParser
import TenantModel
import TenantryAPI

/// Approves what somebody asks for, which does it.
struct ApproveApprovalCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "Approve what somebody else asks for: do it in both your names, and follow it.",
    usage: "tenantry approvals approve <approval> [--dry-run] [--confirm <words>] [--reason <text>] [--no-wait]",
    discussion: "The plan is made anew, and the words have to be typed as by whoever asked.")

  @Argument(help: ArgumentHelp("The approval's id.", valueName: "approval"))
  var approval: String

  @Flag(help: "Show what would be done, and do nothing.")
  var dryRun = false

  @Option(help: ArgumentHelp("Do not ask: the words that you would have to type.", valueName: "words"))
  var confirm: String?

  @Option(help: ArgumentHelp("Why, if that is worth saying.", valueName: "text"))
  var reason: String?

  @Flag(help: "Do not wait for the end; print the operation's id.")
  var noWait = false

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let detail = try await context.read(GetApproval(approval: approval))
    let known = detail.approval
    if let reason = detail.approve.reason {
      throw CommandFailure(.refused, "Approval \(known.id): \(reason).")
    }
    switch known.act {
    case .decommission: try await operate(known, in: context)
    case .plan: try await changePlan(detail, in: context)
    }
  }

  private func operate(_ known: Approval, in context: CommandContext) async throws {
    var options = OperateOptions()
    options.tenant = known.tenantId.rawValue
    options.dryRun = dryRun
    options.yes = false
    options.confirm = confirm
    options.noWait = noWait
    options.override = nil
    options.queue = false
    var operate = OperateTenant(kind: .decommission, options: options, output: output.output, context: context)
    operate.approval = known
    operate.approvalReason = reason
    try await operate.run()
  }

  private func changePlan(_ detail: ApprovalDetail, in context: CommandContext) async throws {
    let known = detail.approval
    guard !dryRun else {
      return try context.put(detail, as: output.output) { ApprovalText.text(detail, context.style) }
    }
    try context.consent(typing: known.tenantSlug.rawValue, confirm: confirm, about: known.summary) {
      ApprovalText.text(detail, context.messageStyle)
    }
    let decided = try await context.call(
      DecideApproval(
        approval: known.id.rawValue, approves: true, reason: reason, expectedVersion: detail.tenant.version,
        trigger: .cli))
    try context.put(decided, as: output.output) {
      ApprovalText.table([decided], at: context.environment.now(), context.style)
    }
  }
}
