import TenantModel
import TerminalKit

extension Console {
  /// Columns of the drawings that are read out: as wide as can be without one thing standing beside another.
  private static let widthSpoken = 100

  /// Where one is and what can be chosen there.
  var spoken: Spoken {
    guard let top else { return Spoken() }
    let context = viewContextSpoken
    let own = top.component.spoken(context: context)
    var spoken =
      own ?? Spoken(Spoken.lines(of: top.component.view(context: context), width: Self.widthSpoken))
    if spoken.choices.isEmpty {
      let commands = top.commands(context: self.context).filter { $0.isEnabled && $0.footer != nil }
      spoken.choices = commands.map { Spoken.Choice($0.title, .command($0.id)) }
    }
    return spoken
  }

  /// What is said of the place: whole, with numbers.
  var speech: [String] {
    let spoken = spoken
    var lines = [heading] + spoken.lines
    lines += spoken.choices.enumerated().map { "\($0.offset + 1). \($0.element.text)" }
    if top?.component.captures == true {
      lines.append("A text field is open: type what belongs there. A key is said with a slash: /tab, /esc.")
    }
    return lines + ["Say a number, a command, or ? for what can be done here."]
  }

  private var heading: String {
    let page = stack.last?.page
    let title = page.map { PageCatalog.entry($0.route.page).title } ?? "Nothing"
    let about = page?.breadcrumb.map { ", \($0)" } ?? ""
    let over = !dialogs.isEmpty ? ", a question" : drawer != nil ? ", an operation" : ""
    let who = StatusLine(
      session: session, operations: operations.value ?? [], connection: connection, access: access, now: now,
      pending: pending ?? [])
    let (left, right) = who.parts(fitting: .max)
    return "== \(title)\(about)\(over). \(Spoken.said(left.text)), \(Spoken.said(right.text))."
  }

  private var viewContextSpoken: ViewContext {
    var context = ViewContext(
      size: Size(Self.widthSpoken, 100), now: now, session: actingSession, connection: connection,
      showsTimes: showsTimes, pending: pending ?? [])
    context.others = top.map(others) ?? []
    return context
  }

  /// What can be done here, with the reason where it cannot.
  var commandsSpoken: [String] {
    let ofScreens: Set<String> = ["palette", "help", "repaint"]
    return liveCommands.filter { !ofScreens.contains($0.id) }.map { command in
      let keys = preferences.keys.keys(of: command).map(\.name).joined(separator: " ")
      let how = keys.isEmpty ? command.id : "\(command.id), key \(keys)"
      return "\(command.title) (\(how))" + (command.disabledReason.map { ": not now, \($0)" } ?? "")
    }
  }
}
