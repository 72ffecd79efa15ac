import ConfigFiles
import ConsoleApp
import TerminalCurses
import TerminalKit

/// Runs the gallery on the real terminal.
struct LiveGallery: GalleryOpener {
  private let catalog: ThemeCatalog

  /// Shows the themes that ship and those in the operator's folder.
  init(environment: [String: String]) {
    let folder = ConfigFolder.path(variables: environment).map { $0 + "/themes" }
    catalog = ThemeCatalog(user: folder.map(ThemeFile.files) ?? [])
  }

  var themeNames: [String] {
    let others = catalog.names.filter { $0 != ThemeCatalog.standardName }
    return [ThemeCatalog.standardName] + others
  }

  @MainActor
  func runGallery(_ browser: GalleryBrowser, noColour: Bool) async throws {
    var browser = browser
    let terminal: CursesTerminal
    do {
      terminal = try CursesTerminal(
        CursesOptions(
          colorDepth: noColour ? .monochrome : nil, theme: theme(browser.themeName),
          monochrome: theme(ThemeCatalog.monochromeName)))
    } catch {
      throw CommandFailure(.usage, error.message)
    }
    let loop = TerminalLoop<Never>(terminal)
    await loop.run(
      handle: { event in
        guard case .input(let input) = event else { return .unchanged }
        switch input {
        case .closing: return .finished
        case .key(let key):
          switch browser.handle(key) {
          case .unchanged: return .unchanged
          case .changed: return .changed
          case .themeChanged:
            terminal.setTheme(theme(browser.themeName))
            return .changed
          case .closed: return .finished
          }
        case .paste, .resize, .focus, .resumed, .mouse: return .unchanged
        }
      }, draw: { _ in browser.view() })
    let signal = terminal.closingSignal
    terminal.close()
    if let signal { ProcessEnd.by(signal: signal) }
  }

  private func theme(_ name: String) -> Theme { catalog[name] ?? .unstyled }
}
