import ArgumentParser
import ConfigFiles
import ConsoleApp
import Foundation
import TerminalKit

/// Takes over aliases and hotkeys of k9s.
struct ImportK9sCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "k9s",
    abstract: "Take over aliases and hotkeys of k9s, and list what cannot be.",
    usage: "tenantry import k9s [<folder>] [--write [--force]]",
    discussion: """
      Reads aliases.yaml, hotkeys.yaml and plugins.yaml in K9S_CONFIG_DIR, else in $XDG_CONFIG_HOME/k9s, else in
      ~/.config/k9s. Prints what config.yaml would have; with --write it makes that file. What could not be taken
      over stands on standard error, with its line and the reason.
      """)

  @Argument(help: ArgumentHelp("Where the files of k9s lie.", valueName: "folder"), completion: .directory)
  var folder: String?

  @Flag(help: "Write config.yaml, if there is none.")
  var write = false

  @Flag(help: "Write it in the place of one that is there, which stays as config.yaml.bak.")
  var force = false

  @OptionGroup(title: "Global options") var global: GlobalOptions

  /// The most that is read of a file.
  private static let bytesMax = 65_536

  func validate() throws {
    if force, !write { throw ValidationError("--force says how to --write: give both.") }
  }

  func run(in context: CommandContext) async throws {
    let variables = context.environment.variables
    let folder = try place(variables, context.environment.folder)
    let configuration = try ConsoleConfiguration.load(keymap: nil, variables: variables)
    var taken = K9sImport(commands: CommandCatalog.all, bindings: configuration.preset.bindings)
    var found = 0
    for (name, take) in Self.readers {
      let path = folder + "/" + name
      guard FileManager.default.fileExists(atPath: path) else { continue }
      found += 1
      guard let file = FileHandle(forReadingAtPath: path) else {
        throw CommandFailure(.usage, "\(path) cannot be read.")
      }
      defer { file.closeFile() }
      take(&taken, K9sImport.File(path: path, bytes: [UInt8](try file.bytes(atMost: Self.bytesMax + 1))))
    }
    guard found > 0 else {
      throw CommandFailure(
        .usage, "There is nothing of k9s in \(folder).", hints: ["Name its folder: tenantry import k9s PATH"])
    }
    for line in taken.leftOut { context.say(line) }
    let text = "# Taken over from k9s.\n" + taken.yaml
    if write { try save(text, to: configuration.path, context) } else { try context.put(text) }
    let left = taken.leftOut.count
    context.say("\(taken.count) taken over, \(left) left out.", left > 0 ? .warning : .quiet)
  }

  private static let readers: [(String, @Sendable (inout K9sImport, K9sImport.File) -> Void)] = [
    ("aliases.yaml", { $0.takeAliases($1) }), ("hotkeys.yaml", { $0.takeHotkeys($1) }),
    ("plugins.yaml", { $0.takePlugins($1) }),
  ]

  private func place(_ variables: [String: String], _ current: String) throws(CommandFailure) -> String {
    if let folder { return folder.hasPrefix("/") ? folder : current + "/" + folder }
    if let named = variables["K9S_CONFIG_DIR"], named.hasPrefix("/") { return named }
    if let base = variables["XDG_CONFIG_HOME"], base.hasPrefix("/") { return base + "/k9s" }
    if let home = variables["HOME"], home.hasPrefix("/") { return home + "/.config/k9s" }
    throw CommandFailure(.usage, "HOME is not set.", hints: ["Name the folder: tenantry import k9s PATH"])
  }

  /// Writes the file; one that is there is kept beside it.
  private func save(_ text: String, to path: String?, _ context: CommandContext) throws {
    guard let path else {
      throw CommandFailure(.usage, "There is no place for a configuration: HOME is not set.")
    }
    let files = FileManager.default
    if files.fileExists(atPath: path) {
      guard force else {
        throw CommandFailure(
          .usage, "\(path) is there already.",
          hints: [
            "--force writes over it and keeps it as \(path).bak; without --write the text is only printed."
          ])
      }
      let kept = path + ".bak"
      if files.fileExists(atPath: kept) { try files.removeItem(atPath: kept) }
      try files.copyItem(atPath: path, toPath: kept)
    }
    let url = URL(filePath: path)
    try files.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url, options: .atomic)
    context.say("Wrote \(path).", .quiet)
  }
}
