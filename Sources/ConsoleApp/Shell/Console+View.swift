import Foundation
import TerminalKit

extension Console {
  /// The smallest screen that can be worked on.
  package static let sizeMin = Size(60, 16)

  /// The screen as it is now.
  package func view() -> any View {
    guard !isTooSmall else { return tooSmall }
    return VStack {
      StatusLine(
        session: session, operations: operations.value ?? [], connection: connection, access: access,
        now: now, pending: pending ?? [],
        showsTime: stack.last?.page?.showsTime ?? true)
      pageLine
      ZStack {
        body
        if let drawer { drawer.component.view(context: viewContext(drawer, isFocused: dialogs.isEmpty)) }
        dialogs.map { $0.component.view(context: viewContext($0, isFocused: $0.id == dialogs.last?.id)) }
        if let toast { Toast(toast) }
      }
      .fillHeight()
      if let banner { Text(banner) }
      KeyHints(hints)
    }
  }

  /// What is said now, an error before all else, and how to put it away.
  private var toast: Line? {
    let errors = notices.filter { $0.notice.kind == .error }
    guard let error = errors.last?.notice else { return notices.last?.notice.line }
    let more: Line = errors.count > 1 ? "  \("and \(errors.count - 1) more", .dim)" : ""
    return error.line + more + "  " + KeyHint("esc", "put away").line
  }

  /// What stands there as long as it is so, and needs no hurry: what is on the screen can be read on.
  private var banner: Line? {
    guard case .signedOut(_, let advice) = connection else { return nil }
    return " " + Notice(.warning, advice).line
  }

  /// True when nothing of the console can be seen.
  var isTooSmall: Bool { size.width < Console.sizeMin.width || size.height < Console.sizeMin.height }

  /// The hints of the bottom line, from the commands that are alive.
  var hints: [KeyHint] {
    guard let top else { return [] }
    if let own = top.component.hints(keys) { return own }
    let commands = commandsOnTop
    let own = Keymap(commands, preferences.keys).hints(in: commands.scopes)
    guard dialogs.isEmpty else {
      let help = hasHelp ? keys.hint(ShellCommands.help.id, "help") : nil
      return own + [help, KeyHint("esc", "close", isPinned: true)].compactMap { $0 }
    }
    // What is typed goes into the text field: a hint that says otherwise would lie.
    let alive = shellCommands.filter { command in
      !top.component.captures || preferences.keys.keys(of: command).first?.typed == nil
    }
    return own + Keymap(alive, preferences.keys).hints(in: [.global])
  }

  private var body: any View {
    guard let layer = stack.last, let page = layer.page else { return EmptyState("There is no page.") }
    let entry = PageCatalog.entry(page.route.page)
    if let role = session.value?.role, !entry.roles.contains(role) {
      return EmptyState(
        "\(entry.title) is for \(entry.roles.map(\.word).sorted().joined(separator: " and ")). You are \(role.word)."
      )
    }
    return page.view(context: viewContext(layer, isFocused: dialogs.isEmpty && drawer == nil))
  }

  private var pageLine: Tabs {
    let entries = PageCatalog.top(for: session.value?.role)
    let page = stack.last?.page
    let current = page.map { PageCatalog.entry($0.route.page) }
    let selected = entries.firstIndex { $0.id == current?.id || $0.id == current?.parent } ?? -1
    let tabs = entries.enumerated().map { index, entry in
      var title = entry.title
      if index == selected, let current, current.id != entry.id {
        title += " \(Glyph.pointer) \(page?.breadcrumb ?? current.title)"
      } else if index == selected, let breadcrumb = page?.breadcrumb {
        title += " \(Glyph.pointer) \(breadcrumb)"
      }
      return Tabs.Tab(entry.key.map(String.init) ?? "", title)
    }
    return Tabs(tabs, selected: selected)
  }

  private func viewContext(_ layer: Layer, isFocused: Bool) -> ViewContext {
    var context = ViewContext(
      size: Size(size.width, size.height - (banner == nil ? 3 : 4)), now: now, session: actingSession,
      connection: connection, isFromBefore: isFromBefore(layer.id), showsTimes: showsTimes, isFocused: isFocused, keys: keys,
      pending: pending ?? [])
    context.others = others(of: layer)
    return context
  }

  /// True while a layer shows what is known from before, and the answer is not there soon.
  func isFromBefore(_ layer: LayerID) -> Bool {
    guard let since = calls.recalledSince(layer) else { return false }
    return connection == .connecting || now.timeIntervalSince(since) >= Self.recallSecondsUnmarked
  }

  /// What pages and dialogs may say of keys.
  private var keys: KeyGuide { KeyGuide(preferences.keys) }

  private var tooSmall: any View {
    VStack {
      Spacer()
      Text(
        "\("Tenantry", .title) needs \(Console.sizeMin.width) columns and \(Console.sizeMin.height) rows.",
        wraps: true, .center)
      Text("This terminal has \(size.width) and \(size.height).", wraps: true, .center)
      Text("\("q", .key) \("quit", .dim)", .center)
      Spacer()
    }
  }
}
