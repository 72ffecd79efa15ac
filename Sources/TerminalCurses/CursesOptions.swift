import Glibc
import TerminalKit

/// What a person may decide about the screen; everything has a good default from the environment.
package struct CursesOptions: Sendable {
  /// The file that keys come from.
  package var input = STDIN_FILENO
  /// The file that the screen goes to.
  package var output = STDOUT_FILENO
  /// The kind of terminal; `nil` takes `TERM`.
  package var terminalName: String?
  /// The colours; `nil` finds out.
  package var colorDepth: ColorDepth?
  /// The characters; `nil` takes UTF-8 when the locale has it.
  package var glyphs: Glyphs?
  /// How the roles look.
  package var theme: Theme
  /// How they look where there are no colours: by weight alone.
  package var monochrome: Theme
  /// How long a lone escape waits for the rest of a sequence; `nil` takes `ESCDELAY`, or 25 ms, over SSH 100.
  package var escapeDelayMilliseconds: Int?
  /// Where reports of crashes go; `nil` writes none.
  package var crashReports: CrashReporting?

  /// Makes options.
  package init(
    colorDepth: ColorDepth? = nil, glyphs: Glyphs? = nil, theme: Theme = .unstyled,
    monochrome: Theme = .unstyled, escapeDelayMilliseconds: Int? = nil, crashReports: CrashReporting? = nil
  ) {
    self.colorDepth = colorDepth
    self.glyphs = glyphs
    self.theme = theme
    self.monochrome = monochrome
    self.escapeDelayMilliseconds = escapeDelayMilliseconds
    self.crashReports = crashReports
  }
}
