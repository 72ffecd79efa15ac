import ArgumentParser
import TenantModel
import TenantryAPI

/// The templates, a row each.
struct ListTemplatesCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "templates", abstract: "List the templates, and how many tenants are made of each.",
    usage: "tenantry infra templates [-o <format>]")

  @OptionGroup var output: ListOutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let answer = try await context.read(ListInfraTemplates())
    let tenants = answer.templateTenants
    let columns: [CSVText.Column<InfraTemplate>] = [
      .init("id") { $0.id }, .init("name") { $0.name }, .init("version") { "\($0.version)" },
      .init("docker_image_odoo") { $0.dockerImageOdoo.rawValue },
      .init("docker_image_pg") { $0.dockerImagePg.rawValue }, .init("volume_gib") { "\($0.volumeGib)" },
      .init("k8s_chart") { $0.k8sChart?.rawValue }, .init("retired_at") { $0.retiredAt?.ISO8601Format() },
      .init("tenants") { "\(tenants[$0.id] ?? 0)" },
    ]
    try context.put(answer, answer.items, as: output.output, columns: columns) {
      var table = TextTable(
        .init("TEMPLATE"), .init("NAME"), .init("VERSION", .trailing), .init("STATE"), .init("ODOO"),
        .init("VOLUME", .trailing), .init("TENANTS", .trailing))
      table.rows = answer.items.map { template in
        [
          .init(template.id, .strong), .init(template.name), .init("\(template.version)"),
          .init(
            template.retiredAt == nil ? "offered" : "retired", template.retiredAt == nil ? .good : .quiet),
          .init(template.dockerImageOdoo.rawValue), .init("\(template.volumeGib) GiB"),
          .init("\(tenants[template.id] ?? 0)"),
        ]
      }
      return table.text(context.style)
    }
  }
}
