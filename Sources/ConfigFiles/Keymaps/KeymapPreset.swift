import TerminalKit

/// A keymap that ships: where its keys differ from the commands' own.
package struct KeymapPreset: Equatable, Sendable {
  /// The name of its file, as `--keymap` takes it.
  package let name: String
  /// What it is, one sentence.
  package let summary: String
  package let bindings: KeyBindings

  /// The name of the preset that counts when none is named.
  package static let standard = "default"

  /// A map that leaves every command its own keys.
  package static let plain = KeymapPreset(name: standard, summary: "", bindings: KeyBindings())

  /// The same map with other keys.
  package func replacingBindings(_ bindings: KeyBindings) -> KeymapPreset {
    KeymapPreset(name: name, summary: summary, bindings: bindings)
  }

  /// Those that ship, by name, with what is wrong with their files: nothing, says a test.
  ///
  /// - Parameter commands: every command there is.
  package static func shipped(
    for commands: [Command]
  ) -> (presets: [KeymapPreset], problems: [(path: String, problem: FileProblem)]) {
    var presets: [KeymapPreset] = []
    var problems: [(path: String, problem: FileProblem)] = []
    for file in ShippedFile.files(in: "keymaps") {
      do {
        let (preset, found) = try read(file.text.utf8, name: file.name, commands: commands)
        presets.append(preset)
        problems += found.map { (file.path, $0) }
      } catch {
        problems.append((file.path, error))
      }
    }
    return (presets.sorted { $0.name < $1.name }, problems)
  }

  /// Reads a keymap file.
  ///
  /// - Throws: `FileProblem` for what is no YAML or no mapping; anything smaller is answered beside the preset.
  static func read(
    _ bytes: some Collection<UInt8>, name: String, commands: [Command]
  ) throws(FileProblem) -> (KeymapPreset, [FileProblem]) {
    guard let entries = try YAMLFile.read(bytes, noun: "keymap")?.entries else {
      throw FileProblem(nil, "A keymap has the keys summary and keys.")
    }
    var reader = KeyBindingsReader(commands: commands)
    var problems: [FileProblem] = []
    var summary = ""
    for entry in entries {
      switch entry.key {
      case "summary": summary = entry.value.word ?? ""
      case "keys": reader.read(entry.value)
      default: problems.append(FileProblem(entry.place, "There is no key “\(entry.key)” in a keymap."))
      }
    }
    let bindings = reader.bindings(over: KeyBindings())
    return (KeymapPreset(name: name, summary: summary, bindings: bindings), problems + reader.problems)
  }
}
