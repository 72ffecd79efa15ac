import ArgumentParser

/// Everything about templates and images.
struct InfraCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "infra",
    abstract: "List and change the templates and images that tenants are made of.",
    subcommands: [
      ListTemplatesCommand.self, ListImagesCommand.self, SaveTemplateCommand.self, RetireTemplateCommand.self,
      SetImageCommand.self,
    ])
}
