import ArgumentParser
import TenantModel
import TenantryAPI

/// The images, a row each.
struct ListImagesCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "images", abstract: "List the images, and how many tenants run each.",
    usage: "tenantry infra images [-o <format>]")

  @OptionGroup var output: ListOutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let answer = try await context.read(ListInfraTemplates())
    let tenants = answer.imageTenants
    let columns: [CSVText.Column<ImageRelease>] = [
      .init("image") { $0.image.rawValue }, .init("status") { $0.status.rawValue },
      .init("tenants") { "\(tenants[$0.image.rawValue] ?? 0)" },
    ]
    try context.put(answer, answer.images, as: output.output, columns: columns) {
      var table = TextTable(.init("IMAGE"), .init("STATUS"), .init("TENANTS", .trailing))
      table.rows = answer.images.map { release in
        [
          .init(release.image.rawValue, .strong),
          .init(release.status.rawValue, Self.meaning(release.status)),
          .init("\(tenants[release.image.rawValue] ?? 0)"),
        ]
      }
      return table.text(context.style)
    }
  }

  private static func meaning(_ status: ImageRelease.Status) -> Style.Meaning {
    switch status {
    case .tested: .good
    case .candidate: .warning
    case .blocked: .bad
    }
  }
}
