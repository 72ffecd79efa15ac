import ConfigFiles
import TerminalKit

/// A setting as it counts, with who said so.
struct EffectiveSetting: Encodable, Equatable {
  let name: String
  let value: String
  let origin: String

  /// All settings of the console.
  static func all(
    of configuration: ConsoleConfiguration, options: (global: GlobalOptions, terminal: TerminalOptions),
    variables: [String: String]
  ) -> [EffectiveSetting] {
    let config = configuration.config
    func from(_ place: FilePlace?) -> String {
      place.map { "\(configuration.path ?? ""):\($0.line)" } ?? configuration.path ?? ""
    }
    func setting<Value>(
      _ name: String, option: Said?, variable: String? = nil, _ placed: UserConfig.Placed<Value>?,
      standard: String, value: (Value) -> String
    ) -> EffectiveSetting {
      if let option {
        return EffectiveSetting(name: name, value: option.value, origin: "option \(option.option)")
      }
      if let variable, let said = variables[variable], !said.isEmpty {
        return EffectiveSetting(name: name, value: said, origin: "variable \(variable)")
      }
      guard let placed else { return EffectiveSetting(name: name, value: standard, origin: "default") }
      return EffectiveSetting(name: name, value: value(placed.value), origin: from(placed.place))
    }
    let (global, terminal) = options
    var settings = [
      setting(
        "theme", option: Said("--theme", terminal.theme), variable: "TENANTRY_THEME", config.theme,
        standard: "dark"
      ) { $0 },
      colors(global, terminal, variables),
      EffectiveSetting(
        name: "keymap", value: configuration.preset.name, origin: configuration.presetOrigin.words(from)),
      setting("mouse", option: Said("--mouse", terminal.mouse), config.mouse, standard: "false") { "\($0)" },
      setting("read_only", option: Said("--read-only", global.readOnly), config.readOnly, standard: "false") {
        "\($0)"
      },
      setting(
        "ascii", option: Said("--ascii", global.ascii) ?? Said("--utf8", global.isUTF8 ? "false" : nil),
        config.ascii, standard: "by the locale"
      ) { "\($0)" },
      setting(
        "escape_delay_ms", option: Said("--escape-delay", terminal.escapeDelay.map { "\($0)" }),
        variable: "ESCDELAY", config.escapeDelayMilliseconds, standard: "25, over SSH 100"
      ) { "\($0)" },
    ]
    for (scope, id, keys) in config.keys.all {
      let names = keys.isEmpty ? "none" : keys.map(\.name).joined(separator: " ")
      settings.append(
        EffectiveSetting(name: "keys.\(scope.name).\(id)", value: names, origin: from(config.keysPlace)))
    }
    for (alias, line) in config.aliases.sorted(by: { $0.key < $1.key }) {
      settings.append(EffectiveSetting(name: "aliases.\(alias)", value: line.value, origin: from(line.place)))
    }
    for hotkey in config.hotkeys {
      settings.append(
        EffectiveSetting(name: "hotkeys.\(hotkey.key.name)", value: hotkey.line, origin: from(hotkey.place)))
    }
    return settings
  }
}

extension EffectiveSetting {
  /// What an option says.
  private struct Said {
    let option: String
    let value: String

    init?(_ option: String, _ value: String?) {
      guard let value else { return nil }
      (self.option, self.value) = (option, value)
    }

    init?(_ flag: String, _ isSet: Bool) { self.init(flag, isSet ? "true" : nil) }
  }

  /// How many colours there are at most. A file cannot say it; that none are wanted goes before a number.
  private static func colors(
    _ global: GlobalOptions, _ terminal: TerminalOptions, _ variables: [String: String]
  ) -> EffectiveSetting {
    if global.noColour { return EffectiveSetting(name: "colors", value: "none", origin: "option --no-color") }
    let asked = NoColor.variables.first { variables[$0].map { !$0.isEmpty } ?? false }
    if let asked { return EffectiveSetting(name: "colors", value: "none", origin: "variable \(asked)") }
    guard let most = terminal.colors else {
      return EffectiveSetting(name: "colors", value: "by the terminal", origin: "default")
    }
    return EffectiveSetting(name: "colors", value: most.rawValue, origin: "option --colors")
  }
}

extension ConsoleConfiguration.Origin {
  fileprivate func words(_ file: (FilePlace?) -> String) -> String {
    switch self {
    case .standard: "default"
    case .file(let place): file(place)
    case .variable(let name): "variable \(name)"
    case .option(let name): "option \(name)"
    }
  }
}
