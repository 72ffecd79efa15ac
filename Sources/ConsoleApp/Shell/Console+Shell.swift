import TenantModel
import TenantryAPI
import TerminalKit

extension Console {
  /// What can be done everywhere.
  var shellCommands: [Command] {
    let pages = PageCatalog.numbered(for: session.value?.role).map { entry in
      Command(
        "go_" + entry.id.rawValue, "Go to \(entry.title)", label: entry.title,
        keys: entry.number.map { [Key(.character(Character("\($0)")))] } ?? [])
    }
    let isTop = stack.count <= 1
    return pages + [
      Command("palette", "Find a command, a page or a tenant", label: "command", keys: [":"], footer: 90),
      Command(
        "help", "List the keys that are alive here, and run them", label: "help", keys: ["?"], footer: 91),
      Command("refresh", "Load everything on this page again", label: "refresh", keys: ["r"]),
      Command("notices", "Read again what was said in passing", label: "notices", keys: ["@"]),
      Command("toggle_times", "Show times instead of ages, and back", label: "times", keys: ["t"]),
      Command(
        "back", "Close what is open, or go back",
        label: drawer != nil ? "close" : stack.last?.page?.leaveLabel ?? "back", keys: [.escape],
        footer: drawer != nil || !isTop ? 80 : nil),
      Command("theme", "Choose how the screen looks", label: "theme", keys: []),
      Command("leave", isTop ? "Quit Tenantry" : "Go back", label: isTop ? "quit" : "back", keys: ["q"]),
      Command(
        "toggle_mouse",
        usesMouse ? "Leave the mouse to the terminal" : "Take clicks and the wheel of the mouse",
        label: "mouse", keys: [.function(9)]),
      Command("write_access", "Get write access for a while, or for longer", label: "write", keys: []),
      Command("read_only", "Change nothing from here any more: read-only", label: "read-only", keys: []),
      Command("repaint", "Draw the screen again", keys: [.ctrl("l")]),
      Command("quit", "Quit Tenantry from anywhere", label: "quit", keys: [.ctrl("c")]),
    ]
  }

  mutating func runShellCommand(_ id: String) {
    switch id {
    case "palette":
      open(PaletteDialog(commands: liveCommands, pages: palettePages, operations: operations.value ?? []))
    case "help": open(HelpDialog(liveCommands.map { ($0, Keymap([$0], overrides: keys).keys(of: $0)) }))
    case "theme": shell(.present(ThemeDialog(themes), as: ShellEvent.themeChosen))
    case "notices":
      _ = dismissErrors()
      open(NoticesDialog(noticeHistory))
    case "refresh": refresh()
    case "toggle_times": showsTimes.toggle()
    case "back": leave(quitting: false)
    case "leave": leave(quitting: true)
    case "quit": outbox.append(.quit)
    case "toggle_mouse":
      usesMouse.toggle()
      show(
        Notice(
          .info,
          usesMouse ? "Clicks and the wheel work; shift selects text." : "The mouse selects text again."))
    case "repaint": break
    case "write_access": askForWrite("")
    case "read_only": becomeReadOnly()
    default:
      if let entry = PageCatalog.all.first(where: { "go_" + $0.id.rawValue == id }) {
        go(to: Route(entry.id))
      }
    }
  }

  mutating func update(_ event: ShellEvent) {
    switch event {
    case .sessionLoaded(let result):
      session.receive(result, at: now)
      settleAccess()
      switch result {
      case .success:
        let isBack = connection != .live && connection != .connecting
        connection = .live
        // Whatever changed meanwhile was not told.
        if isBack { reload() }
      case .failure: if connection == .connecting { connection = .lost(since: now) }
      }
    case .operationsLoaded(let result):
      operations.receive(result.map(\.items), at: now)
    case .choiceMade(let choice):
      switch choice {
      case .command(let id): runCommand(id)
      case .page(let route): go(to: route)
      case .operation(let id): openDrawer(id)
      case .write(let text): askForWrite(text)
      case .theme(let name): chooseTheme(name)
      case .quit: outbox.append(.quit)
      }
    case .writeRequested(let wanted): request(wanted)
    case .themeChosen(let name): chooseTheme(name)
    }
  }

  mutating func loadSession() {
    shell(.load(WhoAmI(), as: ShellEvent.sessionLoaded))
  }

  mutating func loadOperations(whenBusy: Collision = .replaces) {
    guard context.refusal(of: ListOperations.permission) == nil else { return }
    let open = OperationState.allCases.filter { !$0.isFinal }
    shell(.load(ListOperations(state: open, limit: 100), whenBusy: whenBusy, as: ShellEvent.operationsLoaded))
  }

  /// The commands that are alive under palette and help: those of the layer below them, then the shell's.
  var liveCommands: [Command] { (top?.commands(context: context) ?? []) + shellCommands }

  private var palettePages: [PageEntry] {
    PageCatalog.all.filter { entry in
      entry.path.contains("[") == false && (session.value.map { entry.roles.contains($0.role) } ?? true)
    }
  }

  private mutating func open<D: Dialog>(_ dialog: D) where D.Outcome == ShellChoice {
    shell(.present(dialog, as: ShellEvent.choiceMade))
  }

  private mutating func refresh() {
    loadSession()
    reload()
  }

  private mutating func reload() {
    loadOperations()
    for layer in [stack.last, drawer].compactMap({ $0 }) { deliver(.refreshRequested, to: layer.id) }
  }

  private mutating func leave(quitting: Bool) {
    if let drawer {
      close(drawer.id)
    } else if stack.count > 1 {
      back()
    } else if quitting {
      outbox.append(.quit)
    }
  }

  private mutating func shell(_ effect: Effect<ShellEvent>) {
    perform(effect.map { AnyEvent($0) }, from: .shell)
  }
}

extension String {
  /// The text with its first letter small: for sentences that go on.
  var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
