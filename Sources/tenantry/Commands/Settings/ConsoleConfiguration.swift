import ConfigFiles
import ConsoleApp
import Foundation
import PlatformHost
import TerminalKit
import TypedText

/// What the console is to be like by `config.yaml`, options and variables, and who said so of each part.
struct ConsoleConfiguration: Equatable, Sendable {
  /// Who said something.
  enum Origin: Equatable, Sendable {
    case standard
    case file(FilePlace?)
    case variable(String)
    case option(String)
  }

  /// Where the file lies; nil when the environment names no place for it.
  let path: String?
  let config: UserConfig
  let problems: [FileProblem]
  let preset: KeymapPreset
  let presetOrigin: Origin

  /// The most that is read of the file.
  private static let bytesMax = 65_536

  /// Reads the configuration. A file that is not there says nothing; one that is wrong is used as far as it is right.
  ///
  /// - Parameter keymap: the keymap that an option names.
  /// - Throws: `CommandFailure` for a keymap of option or variable that there is not.
  static func load(
    keymap: String?, variables: [String: String], themes: [String] = []
  ) throws(CommandFailure) -> ConsoleConfiguration {
    let presets = KeymapPreset.shipped(for: CommandCatalog.all).presets
    let variable = variables["TENANTRY_KEYMAP"].flatMap { $0.isEmpty ? nil : $0 }
    let named = keymap ?? variable
    if let named, !presets.contains(where: { $0.name == named }) {
      let names = presets.map(\.name)
      let near = Spelling.suggestion(for: named, among: names).map { "; did you mean “\($0)”?" } ?? "."
      throw CommandFailure(
        .usage, "There is no keymap “\(named)”\(near)",
        hints: ["The keymaps: \(names.joined(separator: ", "))"])
    }
    let path = ConfigFolder.path(variables: variables).map { $0 + "/config.yaml" }
    let reader = UserConfigReader(
      commands: CommandCatalog.all, presets: presets, themes: themes, preset: named)
    var (config, problems) = (UserConfig(), [FileProblem]())
    if let path, FileManager.default.fileExists(atPath: path) {
      if let bytes = Self.bytes(of: path) {
        (config, problems) = reader.read(bytes)
      } else {
        problems = [FileProblem(nil, "The file cannot be read.")]
      }
    }
    let name = named ?? config.keymap?.value ?? KeymapPreset.standard
    let origin: Origin =
      keymap != nil
      ? .option("--keymap")
      : variable != nil ? .variable("TENANTRY_KEYMAP") : config.keymap.map { .file($0.place) } ?? .standard
    let preset = presets.first { $0.name == name }
    return ConsoleConfiguration(
      path: path, config: config, problems: problems,
      preset: preset ?? KeymapPreset.plain, presetOrigin: origin)
  }

  /// What the console is told.
  func preferences() -> ConsolePreferences {
    ConsolePreferences(
      keys: preset.bindings.overlaid(with: config.keys), aliases: config.aliases.mapValues(\.value),
      hotkeys: config.hotkeys.map { .init($0.key, title: $0.title, line: $0.line) })
  }

  /// One sentence about what is wrong, for the console; nil when nothing is.
  ///
  /// - Parameter keptOld: whether an older keymap goes on instead.
  func notice(keptOld: Bool = false) -> Notice? {
    guard let first = problems.first, let path else { return nil }
    let file = (path as NSString).lastPathComponent
    let more = problems.count > 1 ? " And \(problems.count - 1) more: tenantry config validate." : ""
    let kept = keptOld ? " The keys stay as they were." : ""
    return Notice(.warning, first.line(in: file) + kept + more)
  }

  private static func bytes(of path: String) -> [UInt8]? {
    guard let file = FileHandle(forReadingAtPath: path) else { return nil }
    defer { file.closeFile() }
    return (try? file.bytes(atMost: bytesMax + 1)).map { [UInt8]($0) }
  }
}
