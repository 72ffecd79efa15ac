import TerminalKit

extension Console {
  /// Offers a key to the layers from the top down.
  ///
  /// What is covered gets none: a key must never change what one cannot see. The shell's own keys work over pages
  /// and the drawer, not over a dialog.
  mutating func press(_ key: Key) {
    lastKey = key
    if key == .ctrl("c") { return outbox.append(.quit) }
    guard !isTooSmall else {
      if key == "q" { outbox.append(.quit) }
      return
    }
    if key == .escape, dismissErrors() { return }
    guard let layer = top else { return }
    let isDialog = !dialogs.isEmpty
    if layer.component.captures {
      if deliver(.keyPressed(key), to: layer.id) { return }
      if key.typed != nil { return }
    }
    if runCommand(for: key, of: layer.commands(context: context), in: Layer.scope) { return }
    if !layer.component.captures, deliver(.keyPressed(key), to: layer.id) { return }
    if isDialog {
      if key == .escape { close(layer.id) }
      return
    }
    _ = runCommand(for: key, of: shellCommands, in: .global)
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

  /// Runs the command of the layer on top, or of the shell, with this id.
  mutating func runCommand(_ id: String) {
    if let layer = top, let command = layer.commands(context: context).first(where: { $0.id == id }) {
      run(command)
    } else if let command = shellCommands.first(where: { $0.id == id }) {
      run(command)
    }
  }

  private mutating func runCommand(for key: Key, of commands: [Command], in scope: Command.Scope) -> Bool {
    guard let command = Keymap(commands, overrides: keys).command(for: key, in: [scope]) else { return false }
    run(command)
    return true
  }

  private mutating func run(_ command: Command) {
    if let reason = command.disabledReason {
      show(Notice(.info, "\(command.title): \(reason)."))
      return
    }
    commandsRun = commandsRun.suffix(ConsoleTrace.commandsMax - 1) + [command.id]
    if command.scope == .global {
      runShellCommand(command.id)
    } else if let layer = top {
      deliver(.commandChosen(command.id), to: layer.id)
    }
  }
}
