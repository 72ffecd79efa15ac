import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

extension Console {
  /// What can be done everywhere, in the words of the moment.
  var shellCommands: [Command] {
    let role = session.value?.role
    let isTop = stack.count <= 1
    let leave = drawer != nil ? "close" : stack.last?.page?.leaveLabel ?? "back"
    return ShellCommands.all.compactMap { command -> Command? in
      switch command.id {
      case ShellCommands.back.id:
        return command.saying(label: leave).placed(drawer != nil || !isTop ? 80 : nil)
      case ShellCommands.leave.id:
        return command.saying(isTop ? "Quit Tenantry" : "Go back", label: isTop ? "quit" : "back")
      case ShellCommands.outbox.id: return pending == nil ? nil : command
      case ShellCommands.mouse.id:
        return command.saying(
          usesMouse ? "Leave the mouse to the terminal" : "Take clicks and the wheel of the mouse")
      case ShellCommands.approvals.id:
        return context.refusal(of: ListApprovals.permission) == nil ? command : nil
      case ShellCommands.freeze.id:
        return PageCatalog.entry(.settingsPlatform).isOpen(to: role)
          ? command.refused(context.refusal(of: FreezeOperations.permission)) : nil
      default:
        let page = PageCatalog.all.first { "go_" + $0.id.rawValue == command.id }
        return page?.isOpen(to: role) ?? true ? command : nil
      }
    } + hotkeyCommands
  }

  /// The person's own keys; they stand last, so that none of them takes a key of the shell.
  private var hotkeyCommands: [Command] {
    preferences.hotkeys.enumerated().map { index, hotkey in
      Command("\(Self.hotkeyPrefix)\(index)", hotkey.title, keys: [hotkey.key])
    }
  }

  private static let hotkeyPrefix = "hotkey_"

  mutating func runShellCommand(_ id: String, arguments: String = "") {
    switch id {
    case ShellCommands.palette.id: openPalette()
    case ShellCommands.help.id: open(HelpDialog(HelpSection.sections(of: liveCommands, preferences.keys)))
    case ShellCommands.theme.id where arguments.isEmpty:
      shell(.present(ThemeDialog(themes), as: ShellEvent.themeChosen))
    case ShellCommands.theme.id: chooseTheme(arguments)
    case ShellCommands.notices.id:
      _ = dismissErrors()
      open(NoticesDialog(noticeHistory))
    case ShellCommands.outbox.id: open(OutboxDialog())
    case ShellCommands.runbook.id: openRunbook(arguments)
    case ShellCommands.contexts.id: open(ContextsDialog(contexts))
    case ShellCommands.approvals.id: open(ApprovalsDialog())
    case ShellCommands.freeze.id: goFreeze()
    case ShellCommands.refresh.id: refresh()
    case ShellCommands.times.id: showsTimes.toggle()
    case ShellCommands.back.id: leave(quitting: false)
    case ShellCommands.leave.id: leave(quitting: true)
    case ShellCommands.quit.id: outbox.append(.quit)
    case ShellCommands.mouse.id:
      usesMouse.toggle()
      let words =
        usesMouse ? "Clicks and the wheel work; shift selects text." : "The mouse selects text again."
      show(Notice(.info, words))
    case ShellCommands.repaint.id: break
    case ShellCommands.writeAccess.id: askForWrite(arguments)
    case ShellCommands.readOnly.id: becomeReadOnly()
    case ShellCommands.tenant.id, ShellCommands.operation.id:
      openPalette(id == ShellCommands.tenant.id ? "tenant " : "op ")
    case _ where id.hasPrefix(Self.hotkeyPrefix):
      guard let index = Int(id.dropFirst(Self.hotkeyPrefix.count)),
        preferences.hotkeys.indices.contains(index)
      else { return }
      runLine(preferences.hotkeys[index].line)
    default:
      if let entry = PageCatalog.all.first(where: { "go_" + $0.id.rawValue == id }) {
        go(to: Route(entry.id))
      }
    }
  }

  /// Who may not see the page that a console begins with begins with their own.
  private mutating func leaveForbiddenStart() {
    guard let role = session.value?.role, stack.first?.page?.route.page == .platformDashboard,
      !PageCatalog.entry(.platformDashboard).isOpen(to: role), let home = PageCatalog.home(of: role)
    else { return }
    go(to: Route(home.id))
  }

  mutating func update(_ event: ShellEvent, asOf moment: Date? = nil) {
    switch event {
    case .sessionLoaded(let result):
      session.receive(result, at: moment ?? now)
      settleAccess()
      leaveForbiddenStart()
      // That one was known here says nothing about whether anybody answers now.
      guard moment == nil else { return }
      switch result {
      case .success(let session):
        // Where nothing has a breaker there is nothing to look for, and an idle console does not tick.
        if session.integrations.contains(where: { $0.breaker != nil }) {
          shell(.after(.seconds(10), token: "session", .sessionAged))
        }
        let isBack = connection != .live && connection != .connecting
        connection = .live
        // Whatever changed meanwhile was not told.
        if isBack {
          changesSeen += 1
          reload()
        }
      case .failure(let problem) where problem.code == .unauthenticated:
        connection = .signedOut(since: connection.lostSince ?? now, advice: problem.detail)
        // Somebody may sign in beside this console; the feed, which may still be open, tells nothing of it.
        shell(.after(.seconds(5), token: "session", .sessionAged))
      case .failure:
        if connection == .connecting { connection = .lost(since: now) }
        // The feed may be open again before anybody answers this: it is silent until something changes.
        guard connection != .live else { return }
        shell(.after(.seconds(connection.isSignedIn ? 2 : 5), token: "session", .sessionAged))
      }
    case .sessionAged: loadSession()
    case .operationsLoaded(let result):
      operations.receive(result.map(\.items), at: moment ?? now)
    case .choiceMade(let choice): take(choice)
    case .writeRequested(let wanted): request(wanted)
    case .themeChosen(let name): chooseTheme(name)
    case .frozen: show(Notice(.warning, "Operations are frozen."))
    case .presenceAnswered(let result): take(result)
    case .presenceAged: sayPresence()
    }
  }

  /// `:freeze`, from wherever somebody is when an incident begins. A freeze is lifted where one sees what it holds.
  private mutating func goFreeze() {
    go(to: Route(.settingsPlatform, query: ["tab": "windows"]))
    if session.value?.freeze?.isActive(at: now) == true { return }
    shell(.present(WindowForms.freeze(now: now)) { _ in .frozen })
  }

  /// Does what was chosen in palette or help.
  mutating func take(_ choice: ShellChoice) {
    switch choice {
    case .command(let id, let arguments): runCommand(id, arguments: arguments)
    case .page(let route): go(to: route)
    case .operation(let id): openDrawer(id)
    case .quit: outbox.append(.quit)
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

  /// The commands that are alive under palette and help: those of the layer below them and of its widgets, then the
  /// shell's, which a dialog keeps out.
  var liveCommands: [Command] {
    let widgets = top?.widgets ?? []
    return (top?.commands(context: context) ?? [])
      + WidgetCommands.all.filter { widgets.contains($0.scope) } + (dialogs.isEmpty ? shellCommands : [])
  }

  /// What the palette knows: what is alive, and what can be said of tenants from anywhere. Where no tenant is open
  /// its name is asked for.
  var paletteCommands: [Command] {
    let alive = liveCommands
    let elsewhere = (TenantsPage.commandsWithVerbs + TenantDetailPage.commandsWithVerbs).filter { command in
      !alive.contains { $0.id == command.id }
    }
    return alive
      + elsewhere.map { $0.scope == TenantDetailPage.scope ? $0.requiringArguments() : $0 }
  }

  private mutating func openPalette(_ text: String = "") {
    var preferences = preferences
    preferences.listed["themes"] = themes.all.map(\.name)
    preferences.listed["runbooks"] = runbooks.keys.sorted()
    open(
      PaletteDialog(
        text, commands: paletteCommands, preferences: preferences, operations: operations.value ?? []))
  }

  mutating func open<D: Dialog>(_ dialog: D) where D.Outcome == ShellChoice {
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

  mutating func shell(_ effect: Effect<ShellEvent>) {
    perform(effect.map { AnyEvent($0) }, from: .shell)
  }
}

extension String {
  /// The text with its first letter small: for sentences that go on.
  var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
