import ConfigFiles
import ConsoleApp

/// Reads `config.yaml` again whenever it is saved, and tells the console.
struct ConfigurationWatch: Sendable {
  private let configuration: ConsoleConfiguration
  private let keymap: String?
  private let variables: [String: String]

  init(_ settings: ConsoleSettings, variables: [String: String]) {
    configuration = settings.configuration
    keymap = settings.terminal.keymap
    self.variables = variables
  }

  /// Watches until the caller is cancelled.
  func run(tell: @Sendable (ConsoleEvent) -> Void) async {
    guard let path = configuration.path, let slash = path.lastIndex(of: "/") else { return }
    var last = configuration
    var whole = configuration
    for await _ in FolderWatch.changes(in: String(path[..<slash])) {
      guard let next = try? ConsoleConfiguration.load(keymap: keymap, variables: variables), next != last
      else {
        continue
      }
      tell(Self.event(from: whole, to: next))
      last = next
      if !next.config.hasBrokenKeys { whole = next }
    }
  }

  /// What the console is told: keys that cannot be leave all keys as they were when they were `whole`, everything else
  /// counts at once.
  static func event(from whole: ConsoleConfiguration, to next: ConsoleConfiguration) -> ConsoleEvent {
    var preferences = next.preferences()
    if next.config.hasBrokenKeys {
      let old = whole.preferences()
      preferences.keys = old.keys
      preferences.hotkeys = old.hotkeys
    }
    let said = next.notice(keptOld: next.config.hasBrokenKeys) ?? Notice(.ok, "config.yaml was read again.")
    return .preferencesChanged(preferences, saying: said)
  }
}
