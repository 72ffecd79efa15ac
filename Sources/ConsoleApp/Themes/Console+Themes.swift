import TerminalKit

extension Console {
  /// How the screen looks now: the chosen theme, or the one that is looked at, as it is in this environment.
  package var theme: Theme {
    let dialog = top?.component as? ThemeDialog
    let environment = dialog?.environment ?? session.value.map { ScreenEnvironment($0) }?.theme
    return (dialog?.shown ?? themes.current).adapted(to: environment)
  }

  /// Shows another theme for this session and says so, or says that there is none of that name.
  mutating func chooseTheme(_ name: String) {
    if let problem = themes.choose(name) { return show(Notice(.warning, problem)) }
    show(
      Notice(
        .ok, "\(themes.current.title) for this session; “theme: \(name)” in config.yaml keeps it."))
  }

  /// Takes themes that were read again; what is chosen stays chosen.
  mutating func take(_ update: ThemeUpdate) {
    themes.all = update.themes
    for notice in update.notices { show(notice) }
  }
}
