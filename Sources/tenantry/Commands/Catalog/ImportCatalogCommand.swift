import ArgumentParser
import TenantModel
import TenantryAPI

/// Reads manifests out of folders and adds their modules to the catalog.
struct ImportCatalogCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Read Odoo modules out of folders and add them to the catalog.",
    usage: "tenantry catalog import <path> …",
    discussion: """
      Manifests are read, never executed. What cannot be read is listed as file:line:column; the rest is
      imported. Ends with 1 when something could not be read.

      Example:
        tenantry catalog import ~/src/OCA/project ~/src/addons
      """)

  @Argument(
    help: ArgumentHelp("Module folders, or trees of them.", valueName: "path"), completion: .directory)
  var paths: [String]

  @OptionGroup(title: "Global options") var global: GlobalOptions

  private static let batchSize = 500

  func run(in context: CommandContext) async throws {
    var modules: [CatalogModule] = []
    var problems: [ManifestReading.Problem] = []
    for path in paths {
      let reading = try context.environment.manifests.modules(
        under: absolute(path, in: context.environment.folder))
      modules += reading.modules
      problems += reading.problems
    }
    for problem in problems { context.say(problem.text) }
    let sum = modules.isEmpty ? nil : try await send(modules, context)
    guard sum != nil || !problems.isEmpty else {
      throw CommandFailure(.refused, "There is no Odoo module in \(paths.joined(separator: ", ")).")
    }
    let added = sum?.added ?? 0
    let replaced = sum?.replaced ?? 0
    try context.put("added \(added)\nreplaced \(replaced)\nnot read \(problems.count)\n")
    if !problems.isEmpty {
      throw CommandFailure(.refused, "\(Spell.count(problems.count, "problem")); the rest is imported.")
    }
  }

  private func absolute(_ path: String, in folder: String) -> String {
    path.hasPrefix("/") ? path : folder + "/" + path
  }

  private func send(_ modules: [CatalogModule], _ context: CommandContext) async throws
    -> ImportModules.Output
  {
    try await context.withPlatform { platform in
      var sum = ImportModules.Output(added: 0, replaced: 0)
      for start in stride(from: 0, to: modules.count, by: Self.batchSize) {
        let batch = modules[start..<min(start + Self.batchSize, modules.count)]
        let answer = try await platform.client.call(ImportModules(modules: Array(batch)))
        sum.added += answer.added
        sum.replaced += answer.replaced
      }
      return sum
    }
  }
}

extension ManifestReading.Problem {
  /// `file:line:column: sentence`.
  var text: String {
    let place = [line, column].compactMap { $0.map { ":\($0)" } }.joined()
    return "\(path)\(place): \(message)"
  }
}
