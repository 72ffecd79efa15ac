import ArgumentParser
import TenantModel
import TenantryAPI

/// Creates a template, or changes what is named of one.
struct SaveTemplateCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "save", abstract: "Create a template, or write a new version of one.",
    usage:
      "tenantry infra save <id> [--name <text>] [--image <image>] [--volume <GiB>] [--set <name=value>] …",
    discussion: """
      What is not named stays as it is; of a new template it is as in --like, or as in the first template.

      Examples:
        tenantry infra save odoo18-standard --image odoo:18.0-20251106
        tenantry infra save odoo18-tiny --like odoo18-standard --name "Odoo 18 tiny" --volume 5
      """)

  @Argument(help: ArgumentHelp("The template's name in files.", valueName: "id"))
  var id: String

  @Option(help: ArgumentHelp("The template that a new one begins as.", valueName: "id"))
  var like: String?

  @Option(help: ArgumentHelp("What people call it.", valueName: "text"))
  var name: String?

  @Option(help: ArgumentHelp("The Odoo image, which must be a tested one.", valueName: "image"))
  var image: String?

  @Option(help: ArgumentHelp("The PostgreSQL image.", valueName: "image"))
  var postgres: String?

  @Option(help: ArgumentHelp("The volume's size.", valueName: "GiB"))
  var volume: Int?

  @Option(
    help: ArgumentHelp("A setting of odoo.conf; nothing behind = takes it away.", valueName: "name=value"))
  var set: [String] = []

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    try await context.withPlatform { platform in
      let known = try await platform.client.call(ListInfraTemplates()).items
      let present = known.first { $0.id == id }
      guard let start = present ?? (like.map { like in known.first { $0.id == like } } ?? known.first) else {
        throw CommandFailure(.refused, "There is no template “\(like ?? id)” to begin with.")
      }
      let saved = try await platform.client.call(
        SaveInfraTemplate(try draft(from: start), expectedVersion: present?.version))
      try context.put("\(saved.id) version \(saved.version)\n")
    }
  }

  private func draft(from template: InfraTemplate) throws -> InfraTemplateDraft {
    var settings = template.envDefaults
    for text in set {
      let pair = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard pair.count == 2 else { throw CommandFailure(.usage, "--set takes name=value, not “\(text)”.") }
      settings[pair[0]] = pair[1].isEmpty ? nil : pair[1]
    }
    return InfraTemplateDraft(
      id: id, name: name ?? template.name, k8sChart: template.k8sChart?.rawValue,
      dockerImageOdoo: image ?? template.dockerImageOdoo.rawValue,
      dockerImagePg: postgres ?? template.dockerImagePg.rawValue, sizeProfile: "",
      volumeGib: volume ?? template.volumeGib, envDefaults: settings)
  }
}
