import ArgumentParser
import TenantModel
import TenantryAPI
import TerminalKit

/// The modules that a bundle comes to, in the order in which they can be installed.
struct ResolveBundleCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve",
    abstract: "Print what a bundle comes to, one module per line in install order.",
    usage: "tenantry catalog resolve <bundle> [-o json]",
    discussion: """
      The names go to standard output, what is wrong with them to standard error. Ends with 1 when the bundle
      cannot be applied.

      Example:
        tenantry catalog resolve crm | paste -sd, -
      """)

  @Argument(help: ArgumentHelp("The bundle's code.", valueName: "bundle"))
  var bundle: String

  @Option(name: .shortAndLong, help: "How to write the data: names, or json with findings.")
  var output: Format = .names

  @OptionGroup(title: "Global options") var global: GlobalOptions

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case names
    case json
  }

  func run(in context: CommandContext) async throws {
    let resolution = try await context.read(ResolveBundle(code: bundle))
    switch output {
    case .names: try context.put(resolution.modules.map { Sanitizer.visible("\($0.name)") + "\n" }.joined())
    case .json: try context.put(JSONText.text(resolution, indented: context.environment.output.isTerminal))
    }
    for finding in resolution.findings {
      let path = finding.path.map(\.rawValue).joined(separator: " > ")
      let why = path.isEmpty ? "" : " (\(path))"
      context.say(
        "\(finding.blocks ? "error" : "warning"): \(finding.code.rawValue): \(finding.message)\(why)",
        finding.blocks ? .bad : .warning)
    }
    guard resolution.isApplicable else {
      let count = resolution.findings.count(where: \.blocks)
      throw CommandFailure(.refused, "\(bundle) cannot be applied: \(Spell.count(count, "error")).")
    }
  }
}
