import ConfigFiles
import TerminalKit

/// A setting as it counts, with who said so.
struct EffectiveSetting: Encodable, Equatable {
  let name: String
  let value: String
  let origin: String

  /// All settings of the console.
  static func all(
    of configuration: ConsoleConfiguration, options: (readOnly: Bool, terminal: TerminalOptions),
    variables: [String: String]
  ) -> [EffectiveSetting] {
    let config = configuration.config
    func from(_ place: FilePlace?) -> String {
      place.map { "\(configuration.path ?? ""):\($0.line)" } ?? configuration.path ?? ""
    }
    func setting<Value>(
      _ name: String, option: String?, variable: String? = nil, _ placed: UserConfig.Placed<Value>?,
      standard: String, value: (Value) -> String
    ) -> EffectiveSetting {
      if let option { return EffectiveSetting(name: name, value: option, origin: "option") }
      if let variable, let said = variables[variable], !said.isEmpty {
        return EffectiveSetting(name: name, value: said, origin: "variable \(variable)")
      }
      guard let placed else { return EffectiveSetting(name: name, value: standard, origin: "default") }
      return EffectiveSetting(name: name, value: value(placed.value), origin: from(placed.place))
    }
    var settings = [
      setting("theme", option: nil, variable: "TENANTRY_THEME", config.theme, standard: "dark") { $0 },
      EffectiveSetting(
        name: "keymap", value: configuration.preset.name, origin: configuration.presetOrigin.words(from)),
      setting("mouse", option: options.terminal.mouse ? "true" : nil, config.mouse, standard: "false") {
        "\($0)"
      },
      setting("read_only", option: options.readOnly ? "true" : nil, config.readOnly, standard: "false") {
        "\($0)"
      },
      setting("ascii", option: nil, config.ascii, standard: "by the locale") { "\($0)" },
      setting(
        "escape_delay_ms", option: options.terminal.escapeDelay.map { "\($0)" }, variable: "ESCDELAY",
        config.escapeDelayMilliseconds, standard: "25, over SSH 100"
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
