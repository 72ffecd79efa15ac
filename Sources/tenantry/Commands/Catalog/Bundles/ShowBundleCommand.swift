import ArgumentParser
import TenantModel
import TenantryAPI

/// One bundle with the resolver's report, its modules in install order and its tenants.
struct ShowBundleCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a bundle: what it is for, whether it can be installed, who has it.",
    usage: "tenantry catalog bundles show <code> [-o json]")

  @Argument(help: ArgumentHelp("The bundle's code.", valueName: "code"))
  var code: String

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let detail = try await context.read(GetBundle(code: code))
    try context.put(detail, as: output.output) { BundleFacts.text(detail, context.style) }
  }
}

/// A bundle in full, as text.
enum BundleFacts {
  static func text(_ detail: BundleDetail, _ style: Style) -> String {
    var facts = Facts()
    let bundle = detail.bundle
    facts.section("Bundle \(bundle.code)")
    facts.add("name", bundle.name)
    facts.add("state", bundle.isDraft ? "draft" : "ready", bundle.isDraft ? .quiet : .good)
    facts.add("type", bundle.type)
    facts.add("version", "\(bundle.version), revision \(bundle.revision)")
    facts.add("what", bundle.description)
    facts.add("stands in for", bundle.replacesEe)
    facts.add("gaps", bundle.gaps)
    facts.add("modules", bundle.modules.map(\.rawValue).joined(separator: " "))
    if let change = detail.change, !change.state.isFinal || change.state == .failed {
      facts.add("operation", "\(change.id) is \(change.state.rawValue)", change.state.meaning)
    }
    facts.section("Check on \(detail.resolution.series)")
    add(detail.resolution, to: &facts)
    facts.section("Tenants")
    let slugs = detail.tenants.map { "\($0.slug) (\($0.status.rawValue))" }
    facts.add("made from it", slugs.isEmpty ? "none" : slugs.joined(separator: ", "))
    return facts.text(style)
  }

  static func add(_ resolution: BundleResolution, to facts: inout Facts) {
    for finding in resolution.findings {
      let way = finding.path.map(\.rawValue).joined(separator: " > ")
      facts.add(
        finding.code.rawValue, "\(finding.message)\(way.isEmpty ? "" : " (\(way))")",
        finding.blocks ? .bad : .warning)
    }
    if resolution.findings.isEmpty { facts.add("findings", "none: it can be installed", .good) }
    facts.add("install order", resolution.modules.map(\.name.rawValue).joined(separator: " "))
  }
}
