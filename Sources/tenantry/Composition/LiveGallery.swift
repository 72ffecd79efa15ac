import ConfigFiles
import ConsoleApp
import TerminalCurses
import TerminalKit

/// Runs the gallery on the real terminal.
struct LiveGallery: GalleryOpener {
  private let folder: String?

  /// Shows the themes that ship and those in the operator's folder; they are read when the gallery is asked for.
  init(environment: [String: String]) {
    folder = ConfigFolder.path(variables: environment).map { $0 + "/themes" }
  }

  var themeNames: [String] {
    let others = catalog.names.filter { $0 != ThemeCatalog.standardName }
    return [ThemeCatalog.standardName] + others
  }

  private var catalog: ThemeCatalog { ThemeCatalog(user: folder.map(ThemeFile.files) ?? []) }

  @MainActor
  func runGallery(_ browser: GalleryBrowser, noColour: Bool) async throws {
    var browser = browser
    let catalog = catalog
    func theme(_ name: String) -> Theme { catalog[name] ?? .unstyled }
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
}
