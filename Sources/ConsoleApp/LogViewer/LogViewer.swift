import Foundation
import TerminalKit

/// A log file on the whole screen, without a platform: the console's frame around a log.
package struct LogViewer: Sendable {
  private static let noticeSecondsMax = 15.0

  package static let scope: Command.Scope = "log_viewer"

  /// What can be done beside what a log does by itself.
  package static let definitions = [
    Command(
      "viewer_help", "List the keys that are alive here, and run them", label: "help", keys: ["?"],
      scope: scope, footer: 91),
    Command("viewer_quit", "Quit", label: "quit", keys: ["q"], scope: scope, footer: 92),
    Command("viewer_repaint", "Draw the screen again", keys: [.ctrl("l")], scope: scope),
  ]

  /// What is read, for the first line.
  let name: String
  private(set) var log: LogState
  private(set) var size: Size
  private var now: Date
  private var help: HelpDialog?
  private var notice: (notice: Notice, until: Date)?
  private let keys: KeyBindings

  /// Makes a viewer; `keys` stand in the place of the commands' own.
  package init(name: String, log: LogState, size: Size, now: Date, keys: KeyBindings = KeyBindings()) {
    self.name = name
    self.log = log
    self.size = size
    self.now = now
    self.keys = keys
  }

  /// Takes what happened and says what is to be done.
  package mutating func handle(_ event: LogViewerEvent, now: Date) -> [LogViewerEffect] {
    self.now = now
    if let shown = notice, shown.until <= now { notice = nil }
    switch event {
    case .input(.key(let key)): return press(key)
    case .input(.paste(let text)): log.paste(text)
    case .input(.resize(let size)): self.size = size
    case .input(.closing): return [.quit]
    case .input(.focus), .input(.resumed), .input(.mouse), .clockTicked: break
    case .found(let event): log.receive(event)
    case .reopened(let source, let why):
      let asked = log.replace(with: source, lines: 0, fraction: 0)
      return show(Notice(.info, why)) + asked.map { .ask($0) }
    case .ended(let why): return show(Notice(.info, why))
    case .noticed(let notice): return show(notice)
    }
    return []
  }

  /// The screen as it is now.
  package func view() -> any View {
    VStack {
      head
      ZStack {
        VStack {
          Rule(Line(name), trailing: Line(log.statusText))
          LogView(log, empty: "The log is empty.", now: now.timeIntervalSince1970).fillHeight()
        }
        if let help { help.view(context: helpContext) }
        if let notice { Toast(notice.notice.line) }
      }
      .fillHeight()
      KeyHints(hints)
    }
  }

  private var head: any View {
    let badge = Badge.line("FILE", .badgeNeutral)
    let left: Line = " \("tenantry", .title)  view  \(badge)  read-only"
    let live: Line =
      log.isLive
      ? Line("\(Glyph.active) FOLLOWED ", .ok) : Line("\(Glyph.paused) NOT FOLLOWED ", .dim)
    return HStack {
      Text(left)
      Spacer(min: 2)
      Text(live)
    }
    .height(1)
  }

  private var hints: [KeyHint] {
    if let own = help?.hints(KeyGuide(keys)) { return own }
    if log.captures { return KeyGuide(keys).prompt }
    return Keymap(commands, keys).hints(in: commands.scopes)
  }

  private var commands: [Command] { log.commands() + Self.definitions }

  /// What help lists: what a log knows by its own keys, too.
  private var listed: [Command] {
    let known = Set(commands.map(\.id))
    return commands + WidgetCommands.all.filter { $0.scope == .log && !known.contains($0.id) }
  }

  private mutating func press(_ key: Key) -> [LogViewerEffect] {
    if key == .ctrl("c") { return [.quit] }
    if help != nil { return pressInHelp(key) }
    if log.captures {
      guard let key = key.typed == nil ? meaning(of: key, [.prompt, .text], own: []) : key else { return [] }
      return effects(of: handled(key))
    }
    if let command = Keymap(commands, keys).command(for: key, in: commands.scopes) {
      return run(command)
    }
    guard let meant = meaning(of: key, [.log], own: commands) else { return [] }
    return effects(of: handled(meant))
  }

  private mutating func run(_ command: Command) -> [LogViewerEffect] {
    if let reason = command.disabledReason { return show(Notice(.info, "\(command.title): \(reason).")) }
    switch command.id {
    case "viewer_help":
      help = HelpDialog(HelpSection.sections(of: listed, keys))
      return []
    case "viewer_quit": return [.quit]
    default: return effects(of: log.run(command.id) ?? [])
    }
  }

  private mutating func handled(_ key: Key) -> [LogEffect] {
    log.handle(key, now: now.timeIntervalSince1970) ?? []
  }

  private func meaning(of key: Key, _ scopes: [Command.Scope], own: [Command]) -> Key? {
    WidgetCommands.meaning(of: key, in: scopes, own: own, keys)
  }

  private mutating func pressInHelp(_ key: Key) -> [LogViewerEffect] {
    guard var dialog = help else { return [] }
    guard let key = key.typed == nil ? meaning(of: key, dialog.typingWidgets, own: []) : key else {
      return []
    }
    let context = UpdateContext(session: nil, now: now, size: size, makeKey: { "" })
    let answer = dialog.update(.keyPressed(key), context: context)
    help = answer == [.unhandled] && key == .escape ? nil : dialog
    guard case .command(let id, _) = dialog.outcome else { return [] }
    help = nil
    guard let command = listed.first(where: { $0.id == id }) else { return [] }
    guard WidgetCommands.contain(command), let key = command.keys.first else { return run(command) }
    return effects(of: handled(key))
  }

  private var helpContext: ViewContext {
    ViewContext(size: Size(size.width, size.height - 3), now: now, session: nil, connection: .live)
  }

  private func effects(of asked: [LogEffect]) -> [LogViewerEffect] {
    asked.map { effect in
      switch effect {
      case .search, .filter: .ask(effect)
      case .copy(let lines):
        .copy(
          log.text(of: lines), what: lines.count == 1 ? "the line" : "\(Count.grouped(lines.count)) lines")
      case .save(let lines): .save(lines)
      }
    }
  }

  private mutating func show(_ notice: Notice) -> [LogViewerEffect] {
    // There is no list of notices here to put an error away in: it goes by itself, later than the others.
    let seconds = min(notice.secondsShown, Self.noticeSecondsMax)
    self.notice = (notice, now.addingTimeInterval(seconds))
    return [.wake(seconds: seconds)]
  }
}
