import TerminalKit

/// Chooses a theme. The screen shows the one under the highlight while the dialog is open.
package struct ThemeDialog: Dialog {
  package enum Event: Equatable, Sendable {}

  package private(set) var outcome: String?
  private let themes: [Theme]
  private var list: SelectList
  /// The environment to look at; nil for the one the screen is in.
  private(set) var environment: ThemeEnvironment?

  package init(_ themes: ConsoleThemes) {
    self.themes = themes.all
    list = SelectList(
      themes.all.map { theme in
        SelectOption(theme.name, theme.title, details: [Line(theme.name), Line(theme.kind.rawValue)])
      }, highlighted: themes.current.name)
  }

  /// The theme that the screen shows meanwhile.
  var shown: Theme? { themes.first { $0.name == list.highlighted } }

  package static let scope: Command.Scope = "theme"

  package static let definitions = [
    Command("theme_environment", "Look at the theme in the next environment", keys: ["e"])
  ]

  package func commands(context: UpdateContext) -> [Command] { Self.definitions }

  package var widgets: [Command.Scope] { [.list] }

  package func hints(_ keys: KeyGuide) -> [KeyHint]? {
    [
      keys.hint(["list_up", "list_down"], in: .list, "look"),
      keys.hint("theme_environment", in: Self.scope, "environment"),
      keys.hint("list_choose", in: .list, "keep for this session"), KeyHint("esc", "as it was"),
    ].compactMap { $0 }
  }

  package mutating func update(_ event: ComponentEvent<Event>, context: UpdateContext) -> [Effect<Event>] {
    if event == .commandChosen("theme_environment") {
      let order: [ThemeEnvironment?] = [nil] + ThemeEnvironment.allCases
      let place = order.firstIndex(of: environment) ?? 0
      environment = order[(place + 1) % order.count]
      return []
    }
    guard case .keyPressed(let key) = event else { return [] }
    switch list.handle(key) {
    case .ignored: return [.unhandled]
    case .handled: return []
    case .chosen(let id):
      outcome = id
      return []
    }
  }

  package func view(context: ViewContext) -> any View {
    let rows = max(3, min(themes.count, context.size.height - 8))
    return Modal("Theme", trailing: Line(environment.map { "as in \($0)" } ?? "", .accent), width: 58) {
      SelectListView(list).height(rows)
      Text(.empty)
      Text(
        """
        \(Glyph.active, .ok) healthy  \(Glyph.degraded, .warning) degraded  \(Glyph.error, .error) error  \
        \(Glyph.progress, .busy) busy  \("enter", .key) \("open", .dim)
        """)
      Text(Line("To keep it: “theme: \(list.highlighted ?? "")” in config.yaml", .dim))
    }
  }
}
