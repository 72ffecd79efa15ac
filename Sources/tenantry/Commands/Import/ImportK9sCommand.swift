import ArgumentParser
import ConfigFiles
import ConsoleApp
import Foundation
import PlatformHost
import TerminalKit

/// Takes over aliases, hotkeys and skins of k9s.
struct ImportK9sCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "k9s",
    abstract: "Take over aliases, hotkeys and skins of k9s, and list what cannot be.",
    usage: "tenantry import k9s [<folder>] [--write [--force]]",
    discussion: """
      Reads aliases.yaml, hotkeys.yaml, plugins.yaml and skins/*.yaml in K9S_CONFIG_DIR, else in
      $XDG_CONFIG_HOME/k9s, else in ~/.config/k9s. Prints what config.yaml would have; with --write it makes that
      file, and a theme of each skin in the folder themes beside it. What could not be taken over stands on standard
      error, with its line and the reason.
      """)

  @Argument(help: ArgumentHelp("Where the files of k9s lie.", valueName: "folder"), completion: .directory)
  var folder: String?

  @Flag(help: "Write config.yaml and themes, where there are none.")
  var write = false

  @Flag(help: "Write in the place of what is there, which stays beside it as .bak.")
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
    for (name, take) in Self.readers + Self.skins(in: folder) {
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
    if write {
      try save(files(text, taken.themes, beside: configuration.path), context)
    } else {
      try context.put(text)
      for theme in taken.themes { context.say("--write makes themes/\(theme.name).yaml.", .quiet) }
    }
    let left = taken.leftOut.count
    context.say("\(taken.count) taken over, \(left) left out.", left > 0 ? .warning : .quiet)
  }

  private static let readers: [(String, @Sendable (inout K9sImport, K9sImport.File) -> Void)] = [
    ("aliases.yaml", { $0.takeAliases($1) }), ("hotkeys.yaml", { $0.takeHotkeys($1) }),
    ("plugins.yaml", { $0.takePlugins($1) }),
  ]

  private static func skins(
    in folder: String
  ) -> [(String, @Sendable (inout K9sImport, K9sImport.File) -> Void)] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/skins")) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.sorted().map { name in
      ("skins/" + name, { $0.takeSkin($1) })
    }
  }

  private func place(_ variables: [String: String], _ current: String) throws(CommandFailure) -> String {
    if let folder { return folder.hasPrefix("/") ? folder : current + "/" + folder }
    if let named = variables["K9S_CONFIG_DIR"], named.hasPrefix("/") { return named }
    if let base = variables["XDG_CONFIG_HOME"], base.hasPrefix("/") { return base + "/k9s" }
    if let home = variables["HOME"], home.hasPrefix("/") { return home + "/.config/k9s" }
    throw CommandFailure(.usage, "HOME is not set.", hints: ["Name the folder: tenantry import k9s PATH"])
  }

  /// What is to be written where.
  private func files(
    _ text: String, _ themes: [(name: String, text: String)], beside path: String?
  ) throws(CommandFailure) -> [(path: String, text: String)] {
    guard let path else {
      throw CommandFailure(.usage, "There is no place for a configuration: HOME is not set.")
    }
    let folder = URL(filePath: path).deletingLastPathComponent().path + "/themes/"
    return [(path, text)] + themes.map { (folder + $0.name + ".yaml", $0.text) }
  }

  /// Writes the files, all or, where one is there already, none; with `force` what is there is kept beside it.
  private func save(_ written: [(path: String, text: String)], _ context: CommandContext) throws {
    let files = FileManager.default
    if !force, let taken = written.first(where: { files.fileExists(atPath: $0.path) }) {
      throw CommandFailure(
        .usage, "\(taken.path) is there already.",
        hints: [
          "--force writes over it and keeps it as \(taken.path).bak; without --write the text is only printed."
        ])
    }
    for (path, text) in written {
      if files.fileExists(atPath: path) {
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
}
