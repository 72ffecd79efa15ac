import ArgumentParser
import TenantModel
import TenantryAPI

/// Says whether tenants may run an image.
struct SetImageCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "image", abstract: "Say whether tenants may run an image: tested, candidate, blocked.",
    usage: "tenantry infra image <image> --status <status>")

  @Argument(help: ArgumentHelp("Repository and tag.", valueName: "image"))
  var image: String

  @Option(help: ArgumentHelp("tested, candidate or blocked.", valueName: "status"))
  var status: ImageRelease.Status

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let release = try await context.withPlatform {
      try await $0.client.call(SetImageStatus(image: image, status: status))
    }
    try context.put("\(release.image) \(release.status.rawValue)\n")
  }
}

extension ImageRelease.Status: ExpressibleByArgument {}
