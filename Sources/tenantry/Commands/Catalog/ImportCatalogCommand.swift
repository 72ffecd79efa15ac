import ArgumentParser
import Foundation
import Integrations
import TenantModel
import TenantryAPI

/// Reads manifests out of folders and adds their modules to the catalog.
struct ImportCatalogCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Read Odoo modules out of folders and add them to the catalog.",
    usage: "tenantry catalog import <path> … [--source <who>] [--repo <name>] [--series <series>]",
    discussion: """
      Manifests are read, never executed. What cannot be read is listed as file:line:column; the rest is
      imported. Ends with 1 when something could not be read. Who makes a module and for which series is taken
      from its manifest; where that says too little, the options say it.

      Example:
        tenantry catalog import ~/src/OCA/project ~/src/addons
      """)

  @Argument(
    help: ArgumentHelp("Module folders, or trees of them.", valueName: "path"), completion: .directory)
  var paths: [String]

  @Option(help: "Who makes them: core, oca or ipai.")
  var source: ModuleSource?

  @Option(help: ArgumentHelp("The repository they come from, such as OCA/project.", valueName: "name"))
  var repo: String?

  @Option(help: ArgumentHelp("The Odoo series they are for, such as 18.0.", valueName: "series"))
  var series: String?

  @OptionGroup(title: "Global options") var global: GlobalOptions

  private static let batchSize = 500

  func run(in context: CommandContext) async throws {
    var modules: [CatalogModule] = []
    var errors = 0
    let origin = ManifestOrigin(series: series, source: source, repo: repo)
    for path in paths {
      let tree = ModuleTree.read(absolute(path, in: context.environment.folder), origin: origin)
      for warning in tree.warnings { context.say("\(warning)", .warning) }
      for error in tree.errors { context.say("\(error)", .bad) }
      modules += tree.modules
      errors += tree.errors.count
    }
    var sum = ImportModules.Output(added: 0, replaced: 0)
    if !modules.isEmpty { sum = try await send(modules, context) }
    try context.put("added \(sum.added)\nreplaced \(sum.replaced)\nnot read \(errors)\n")
    if errors > 0 {
      let rest = modules.isEmpty ? "nothing was imported" : "the rest was imported"
      throw CommandFailure(.refused, "\(Spell.count(errors, "error")); \(rest).")
    }
  }

  /// Paths that were typed stay as they are when the folder is the process's own, so that messages look like them.
  private func absolute(_ path: String, in folder: String) -> String {
    path.hasPrefix("/") || folder == FileManager.default.currentDirectoryPath ? path : folder + "/" + path
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
