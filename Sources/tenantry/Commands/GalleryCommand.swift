import ArgumentParser
import ConsoleApp
import TerminalKit

/// Every widget in every state: to look at, to print, to choose a theme by.
struct GalleryCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "gallery",
    abstract: "Show every part of the screen in every state, without a platform.",
    usage: "tenantry gallery [--page <name>] [--theme <name>] [--ascii] [--print] [--size <columns>x<rows>]",
    discussion: """
      On a terminal it opens and is leafed through with the arrow keys; t takes the next theme, a draws in ASCII.
      With --print, or where the output is no terminal, the pages come as text.

      Pages: \(GalleryCatalog.pages.map(\.id).joined(separator: ", "))
      """)

  @Option(help: ArgumentHelp("The page to open, or the only one to print.", valueName: "name"))
  var page: String?

  @Flag(name: .customLong("print"), help: "Print the pages as text.")
  var prints = false

  @Option(
    help: ArgumentHelp("The size of a printed page; 80x24 unless it is given.", valueName: "columns x rows"))
  var size: GallerySize?

  @OptionGroup(title: "Console options", visibility: .hidden) var terminal: TerminalOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let gallery = context.environment.gallery
    let theme = terminal.theme
    try check(page, among: GalleryCatalog.pages.map(\.id), what: "page")
    try check(theme, among: gallery.themeNames, what: "theme")
    let isASCII = global.glyphs == .ascii
    guard prints || size != nil || !context.environment.output.isTerminal else {
      return try await gallery.runGallery(
        GalleryBrowser(page: page, themes: gallery.themeNames, theme: theme, isASCII: isASCII),
        noColour: context.noColour)
    }
    let pages = page.map { [$0] } ?? GalleryCatalog.pages.map(\.id)
    for page in pages {
      let browser = GalleryBrowser(page: page, themes: gallery.themeNames, theme: theme, isASCII: isASCII)
      let size = size?.cells ?? Size(80, 24)
      let surface = Surface(browser.screen, size: size, glyphs: context.style.glyphs)
      try context.put(surface.lines.joined(separator: "\n") + "\n\n")
    }
  }

  private func check(_ name: String?, among names: [String], what: String) throws(CommandFailure) {
    guard let name, !names.contains(name) else { return }
    throw CommandFailure(
      .usage, "There is no \(what) “\(name)”.", hints: ["They are: \(names.joined(separator: ", "))"])
  }
}

/// A size as it is typed: `120x40`.
struct GallerySize: ExpressibleByArgument {
  let cells: Size

  init?(argument: String) {
    let parts = argument.lowercased().split(separator: "x").map { Int($0) }
    guard parts.count == 2, let width = parts[0], let height = parts[1], (40...400).contains(width),
      (10...200).contains(height)
    else { return nil }
    cells = Size(width, height)
  }
}
