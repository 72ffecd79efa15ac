import ArgumentParser
import Foundation
import TenantModel
import TenantryAPI

/// What of a tenant is not as it should be, a row each.
struct TenantDriftCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "drift",
    abstract: "List what of a tenant is not as it should be, in Git, cluster, Keycloak and Odoo.",
    usage: "tenantry tenants drift <slug> [--ended] [-o <format>]")

  @Argument(help: ArgumentHelp("The tenant's slug or id.", valueName: "slug"))
  var tenant: String

  @Flag(help: "Also what is gone.")
  var ended = false

  @OptionGroup var output: ListOutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let answer = try await context.read(ListTenantDrift(tenant: tenant, ended: ended))
    let now = context.environment.now()
    try context.put(answer, answer.items, as: output.output, columns: DriftTable.columns) {
      DriftTable.text(answer.items.map { (nil, $0) }, at: now, context.style)
    }
    context.say(Self.looks(answer.looks, at: now), .quiet)
  }

  /// Where was looked, and how long ago: of the rest nothing is known.
  private static func looks(_ looks: [ListTenantDrift.Output.Look], at now: Date) -> String {
    guard !looks.isEmpty else { return "It was never compared: the console does while it is open." }
    let parts = looks.map { "\($0.area.rawValue) \(Spell.age(of: $0.lookedAt, at: now) ?? "?") ago" }
    return "Compared: \(parts.joined(separator: ", "))."
  }
}
