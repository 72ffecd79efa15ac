import ArgumentParser
import TenantModel
import TenantryAPI

/// A module's place among the others: what it needs, what needs it, who has it.
struct ModuleCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "module",
    abstract: "Show what a module needs, what needs it, and which bundles and tenants have it.",
    usage: "tenantry catalog module <name> [--needs | --needed-by | --tenants] [-o json]",
    discussion: """
      With one of the options, names alone, one a line. What is counted is the platform's Odoo series.

      Examples:
        tenantry catalog module account
        tenantry catalog module account_financial_report --needed-by
      """)

  @Argument(help: ArgumentHelp("The module's name.", valueName: "name"))
  var name: String

  @Flag(help: "Only the modules that it depends on itself.")
  var needs = false

  @Flag(help: "Only the modules that depend on it themselves.")
  var neededBy = false

  @Flag(help: "Only the tenants that have it.")
  var tenants = false

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func validate() throws {
    guard [needs, neededBy, tenants].count(where: { $0 }) <= 1 else {
      throw ValidationError("--needs, --needed-by and --tenants cannot go together.")
    }
  }

  func run(in context: CommandContext) async throws {
    let use = try await context.read(GetModuleUse(name: name))
    if let names = names(use) {
      return try context.put(names, as: output.output) { names.map { $0 + "\n" }.joined() }
    }
    try context.put(use, as: output.output) { text(use, context.style) }
  }

  private func names(_ use: ModuleUse) -> [String]? {
    if needs { return use.needs.map(\.name.rawValue) }
    if neededBy { return use.neededBy.map(\.name.rawValue) }
    return tenants ? use.tenants.map(\.slug.rawValue) : nil
  }

  private func text(_ use: ModuleUse, _ style: Style) -> String {
    var facts = Facts()
    facts.section("Module \(name) in \(use.series)")
    facts.add("needs", list(use.needs.map(\.name.rawValue), inAll: use.needsInAll))
    facts.add("needed by", list(use.neededBy.map(\.name.rawValue), inAll: use.neededByInAll))
    facts.add("in bundles", list(use.bundles.map { $0.isRequested ? $0.code : "\($0.code) (needed)" }))
    facts.add("at tenants", list(use.tenants.map { "\($0.slug) (\($0.state?.rawValue ?? ""))" }))
    return facts.text(style)
  }

  private func list(_ names: [String], inAll: Int? = nil) -> String {
    guard !names.isEmpty else { return "none" }
    let more = inAll.flatMap { $0 > names.count ? "; \($0) in all" : nil } ?? ""
    return names.joined(separator: " ") + more
  }
}
