import ArgumentParser
import TenantryAPI

/// Retires a template, or offers it again.
struct RetireTemplateCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "retire", abstract: "Make nothing new of a template, or offer it again with --undo.",
    usage: "tenantry infra retire <id> [--undo]")

  @Argument(help: ArgumentHelp("The template's name in files.", valueName: "id"))
  var id: String

  @Flag(help: "Offer it again.")
  var undo = false

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    try await context.withPlatform { platform in
      guard
        let known = try await platform.client.call(ListInfraTemplates()).items.first(where: { $0.id == id })
      else { throw CommandFailure(.refused, "There is no template “\(id)”.") }
      let template = try await platform.client.call(
        RetireInfraTemplate(template: id, isRetired: !undo, expectedVersion: known.version))
      try context.put("\(template.id) \(template.retiredAt == nil ? "offered" : "retired")\n")
    }
  }
}
