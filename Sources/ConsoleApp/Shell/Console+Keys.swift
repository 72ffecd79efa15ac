import TerminalKit

extension Console {
  /// Offers a key to the layers from the top down.
  ///
  /// What is covered gets none: a key must never change what one cannot see. The shell's own keys work over pages
  /// and the drawer, not over a dialog. A key that writes goes to a text field that has the focus, and nowhere else.
  mutating func press(_ key: Key) {
    lastKey = key
    if key == .ctrl("c") { return outbox.append(.quit) }
    guard !isTooSmall else {
      if key == "q" { outbox.append(.quit) }
      return
    }
    if key == .escape, dismissErrors() { return }
    guard let layer = top else { return }
    if commandsLayer != layer.id { lookAtCommands() }
    let own = commandsOnTop
    if layer.component.captures, key.typed != nil {
      deliver(.keyPressed(key), to: layer.id)
      return
    }
    if runCommand(for: key, of: own) { return }
    let meant = WidgetCommands.meaning(of: key, in: layer.widgets, own: own, preferences.keys)
    if let meant, deliver(.keyPressed(meant), to: layer.id) { return }
    if !dialogs.isEmpty {
      if key == .escape { return close(layer.id) }
      if hasHelp { _ = runCommand(for: key, of: [ShellCommands.help]) }
      return
    }
    if !runCommand(for: key, of: shellCommands) { hint(at: key, own) }
  }

  /// Puts away the errors on the screen, which stay until somebody has seen them; answers whether there were any.
  mutating func dismissErrors() -> Bool {
    let count = notices.count
    notices.removeAll { $0.notice.kind == .error }
    return notices.count < count
  }

  /// Pasted text is for text fields; anywhere else it would be keys that nobody pressed.
  mutating func paste(_ text: String) {
    guard let layer = top, layer.component.captures else {
      if !hasToldOfPaste { show(Notice(.info, "Pasted text was left out: no text field is open.")) }
      hasToldOfPaste = true
      return
    }
    deliver(.pasted(text), to: layer.id)
  }

  /// Runs a command of the layer on top, of its widgets, or of the shell; one of the list of tenants or of a tenant's
  /// page goes there first. `arguments` is what was typed behind its verb.
  mutating func runCommand(_ id: String, arguments: String = "") {
    if let command = liveCommands.first(where: { $0.id == id }), !leadsToTenant(command, arguments) {
      run(command, arguments)
    } else if TenantsPage.definitions.contains(where: { $0.id == id }) {
      go(to: .tenants)
      runOnTop(id, arguments)
    } else if let slug = arguments.split(separator: " ").first {
      go(to: .tenant(String(slug)))
      runOnTop(id, "")
    }
  }

  /// Runs what a line of the palette says, without asking back.
  mutating func runLine(_ text: String) {
    let line = PaletteLine(text, commands: paletteCommands, aliases: preferences.aliases)
    switch line.choice {
    case .success(let choice): take(choice)
    case .failure(let problem): show(Notice(.warning, problem.sentence))
    }
  }

  /// Commands of a tenant's page take a tenant's name: it may be another one than the page's.
  private func leadsToTenant(_ command: Command, _ arguments: String) -> Bool {
    command.scope == TenantDetailPage.scope && !arguments.isEmpty
  }

  private mutating func runOnTop(_ id: String, _ arguments: String) {
    guard let layer = top, let command = layer.commands(context: context).first(where: { $0.id == id }) else {
      return
    }
    run(command, arguments)
  }

  private mutating func runCommand(for key: Key, of commands: [Command]) -> Bool {
    guard let command = Keymap(commands, preferences.keys).command(for: key, in: commands.scopes) else {
      return false
    }
    run(command)
    return true
  }

  private mutating func run(_ command: Command, _ arguments: String = "") {
    if let reason = command.disabledReason {
      show(Notice(.info, "\(command.title): \(reason)."))
      return
    }
    commandsRun = commandsRun.suffix(ConsoleTrace.commandsMax - 1) + [command.id]
    if command.scope == .global {
      runShellCommand(command.id, arguments: arguments)
    } else if let layer = top {
      if WidgetCommands.contain(command) {
        if let key = command.keys.first { deliver(.keyPressed(key), to: layer.id) }
      } else if arguments.isEmpty {
        deliver(.commandChosen(command.id), to: layer.id)
      } else {
        deliver(.commandTyped(command.id, arguments: arguments), to: layer.id)
      }
    }
  }

  /// Whether there is anything to list for what is on top: a dialog that only asks has nothing.
  var hasHelp: Bool {
    guard let top, !top.component.captures else { return false }
    return !commandsOnTop.isEmpty || !top.widgets.isEmpty
  }

  /// Says once of a key that it is free, and how it would be bound.
  private mutating func hint(at key: Key, _ own: [Command]) {
    guard let scope = own.first?.scope, key != .escape, hintedKeys.insert(key).inserted else { return }
    let help =
      Keymap([ShellCommands.help], preferences.keys).keys(of: ShellCommands.help).first?.name ?? "help"
    show(
      Notice(
        .info,
        "\(key.name) is free here; \(help) lists what is not. config.yaml binds it under keys: \(scope.name)."
      ))
  }
}
