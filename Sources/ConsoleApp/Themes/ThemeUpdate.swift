import TerminalKit

/// Theme files were read again: what there is now, and what to say about it.
package struct ThemeUpdate: Equatable, Sendable {
  /// All themes, those of bad files as they were.
  package var themes: [Theme]
  /// What to say; nothing when nothing of interest happened.
  package var notices: [Notice]

  /// Makes an update.
  package init(themes: [Theme], notices: [Notice]) {
    self.themes = themes
    self.notices = notices
  }
}
