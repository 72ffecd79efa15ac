import ArgumentParser
import ConsoleApp
import TenantModel
import TenantryAPI

/// A tenant's modules, a row each.
struct TenantModulesCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "modules",
    abstract: "List a tenant's modules, wanted and as its Odoo was last seen to have them.",
    usage: "tenantry tenants modules <slug> [--differing] [-o <format>]",
    discussion: """
      Odoo is not asked: the console compares while it is open. A module that the tenant's bundle asks for and that it was
      never given has no state.

      Examples:
        tenantry tenants modules acme
        tenantry tenants modules acme --differing -o csv
      """)

  @Argument(help: ArgumentHelp("The tenant's slug or id.", valueName: "slug"))
  var tenant: String

  @Flag(help: "Only what is not there as it is wanted.")
  var differing = false

  @OptionGroup var output: ListOutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    var answer = try await context.read(GetTenantModules(tenant: tenant))
    if differing { answer.items.removeAll(where: Self.isInOrder) }
    let now = context.environment.now()
    try context.put(answer, answer.items, as: output.output, columns: Self.columns) {
      var table = TextTable(
        .init("MODULE"), .init("WANTED"), .init("FOUND"), .init("FROM"), .init("SOURCE"), .init("VERSION"),
        .init("LAST OPERATION"))
      table.rows = answer.items.map { module in
        [
          .init(module.moduleName.rawValue, .strong),
          .init(module.state?.rawValue ?? "by bundle", module.state == nil ? .warning : nil),
          .init(module.found?.rawValue, Self.meaning(module.found)), .init(module.origin.rawValue),
          .init(module.source.rawValue), .init(module.version),
          .init(module.lastOperation.map { "\($0.kind.rawValue) \($0.id)" }),
        ]
      }
      return table.text(context.style)
    }
    if answer.items.isEmpty {
      context.say(differing ? "Every module is as it is wanted." : "The tenant has no module yet.")
    }
    context.say(
      answer.lookedAt.flatMap { Spell.age(of: $0, at: now) }.map { "Compared with its Odoo \($0) ago." }
        ?? "Its Odoo was not compared yet: nothing is known of what it has.")
  }

  private static func isInOrder(_ module: TenantModule) -> Bool {
    guard let state = module.state else { return false }
    return state != .pending && module.found != .missing && module.found != .unfinished
  }

  private static func meaning(_ found: TenantModule.Found?) -> Style.Meaning? {
    switch found {
    case .installed?: .good
    case .missing?: .bad
    case .unfinished?: .warning
    case nil: .quiet
    }
  }

  private static let columns: [CSVText.Column<TenantModule>] = [
    .init("module_name") { $0.moduleName.rawValue }, .init("title") { $0.title },
    .init("state") { $0.state?.rawValue }, .init("found") { $0.found?.rawValue },
    .init("origin") { $0.origin.rawValue }, .init("source") { $0.source.rawValue },
    .init("version") { $0.version }, .init("last_operation_id") { $0.lastOperation?.id.rawValue },
  ]
}
