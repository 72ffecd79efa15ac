import ArgumentParser
import TenantModel
import TenantryAPI

/// Creates a tenant from a file.
struct CreateTenantCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "create",
    abstract: "Create a tenant from a file, and follow it until it is there.",
    usage: "tenantry tenants create -f <path> [--dry-run] [--yes] [--no-wait] [-o json]",
    discussion: """
      The file is YAML: name, slug, agency_group, plan, bundle, region; if you like db_strategy (database or
      schema), ha_level (single or ha), template, image, sso_template, redirect_uris, environment.

      Examples:
        tenantry tenants create -f tenant.yaml --dry-run
        tenantry tenants create -f tenant.yaml --yes
        render-tenant acme | tenantry tenants create -f - --yes --no-wait
      """)

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The tenant file; - for standard input.", valueName: "path"))
  var file: String

  @Flag(help: "Show what would be done, and do nothing.")
  var dryRun = false

  @Flag(name: .shortAndLong, help: "Do not ask.")
  var yes = false

  @Flag(help: "Do not wait for the end; print the operation's id.")
  var noWait = false

  @Option(
    help: ArgumentHelp("For platform owners: why it begins in spite of a freeze or a window.", valueName: "reason"))
  var override: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let request = try TenantFile.load(file, in: context.environment).request
    try refuseWithoutConsent(context)
    if dryRun { return try await context.reading { try await show(request, $0, context) } }
    try await context.withPlatform { platform in
      if !yes { try await ask(request, platform, context) }
      let created = try await platform.client.call(CreateTenant(request: request, trigger: .cli, override: override))
      if noWait { return try context.put("\(created.operationId)\n") }
      context.say("Creating \(created.slug), operation \(created.operationId).")
      let watch = OperationWatch(
        context: context, platform: platform, operation: created.operationId.rawValue)
      let ending = try await watch.run().ending
      guard ending.status == .ok else { throw ending.status }
      let tenant = try await platform.client.call(GetTenant(tenant: created.slug.rawValue)).tenant
      try context.put(tenant, as: output.output) {
        TenantTable.text([tenant], at: context.environment.now(), context.style)
      }
    }
  }

  private func refuseWithoutConsent(_ context: CommandContext) throws(CommandFailure) {
    let canAsk = context.environment.input.isTerminal && context.environment.messages.isTerminal
    guard yes || dryRun || canAsk else {
      throw CommandFailure(
        .usage, "There is nobody to ask: without a terminal, say --yes to create the tenant.",
        hints: ["What it would do: tenantry tenants create -f \(file) --dry-run"])
    }
  }

  private func show(
    _ request: TenantRequest, _ platform: any CommandPlatform, _ context: CommandContext
  ) async throws {
    let plan = try await platform.client.call(PlanTenant(request: request))
    try context.put(plan, as: output.output) { PlanFacts(plan: plan, style: context.style).text }
    if plan.isBlocked { throw plan.blocked }
  }

  private func ask(
    _ request: TenantRequest, _ platform: any CommandPlatform, _ context: CommandContext
  ) async throws {
    let plan = try await platform.client.call(PlanTenant(request: request))
    try context.environment.messages.write(PlanFacts(plan: plan, style: context.messageStyle).text)
    if plan.isBlocked { throw plan.blocked }
    try context.environment.messages.write("\nCreate \(plan.spec.slug)? [y/N] ")
    let answer = context.environment.input.readLine()?.lowercased() ?? ""
    guard ["y", "yes"].contains(answer) else {
      throw CommandFailure(.refused, "Nothing was created.")
    }
  }
}

extension PlanTenant.Output {
  fileprivate var isBlocked: Bool { plan.risks.contains { $0.level == .block } }

  fileprivate var blocked: CommandFailure {
    CommandFailure(
      .refused, "The platform will not create \(spec.slug).",
      details: plan.risks.filter { $0.level == .block }.map(\.message))
  }
}
