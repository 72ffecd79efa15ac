import TerminalKit

/// Leafs through the gallery: which page, which theme, which characters.
package struct GalleryBrowser: Equatable, Sendable {
  /// What a key led to.
  package enum Outcome: Equatable, Sendable {
    case unchanged
    /// Something else is to be drawn.
    case changed
    /// Another theme is chosen.
    case themeChanged
    case closed
  }

  /// The place of the page among those of the catalog.
  package private(set) var place: Int
  /// The place of the theme among the names.
  package private(set) var theme: Int
  /// Whether only ASCII is drawn.
  package private(set) var isASCII: Bool
  private let themes: [String]

  /// Opens the gallery at a page; the first theme is shown unless another is named.
  package init(page: String? = nil, themes: [String], theme: String? = nil, isASCII: Bool = false) {
    place = page.flatMap { id in GalleryCatalog.pages.firstIndex { $0.id == id } } ?? 0
    self.themes = themes
    self.theme = theme.flatMap { themes.firstIndex(of: $0) } ?? 0
    self.isASCII = isASCII
  }

  /// The page that is open.
  package var page: GalleryPage { GalleryCatalog.pages[place] }

  /// The name of the theme; empty when there is none.
  package var themeName: String { themes.indices.contains(theme) ? themes[theme] : "" }

  /// Takes a key.
  package mutating func handle(_ key: Key) -> Outcome {
    let pages = GalleryCatalog.pages.count
    switch key {
    case .right, "l", "n", .space, .pageDown, .tab: place = (place + 1) % pages
    case .left, "h", "p", .backspace, .pageUp, .backTab: place = (place + pages - 1) % pages
    case .home, "g": place = 0
    case .end, "G": place = pages - 1
    case "a": isASCII.toggle()
    case "t", "T":
      guard themes.count > 1 else { return .unchanged }
      theme = (theme + (key == "t" ? 1 : themes.count - 1)) % themes.count
      return .themeChanged
    case "q", .escape, .ctrl("c"): return .closed
    default: return .unchanged
    }
    return .changed
  }

  /// The screen.
  package func view() -> any View { isASCII ? screen.inASCII() : screen }

  /// The screen in the signs that the terminal has.
  package var screen: any View {
    VStack {
      GalleryHead(browser: self)
      Text("  " + Line(page.sentence, .dim))
      page.view.padding(1).fillHeight()
      KeyHints(
        [
          KeyHint("← →", "leaf"), KeyHint("t", "theme"), KeyHint("a", isASCII ? "UTF-8" : "ASCII"),
          KeyHint("q", "close", isPinned: true),
        ], trailing: Line("\(place + 1) of \(GalleryCatalog.pages.count)"))
    }
  }
}

/// The first line: whose gallery it is, the page, and how it is drawn.
private struct GalleryHead: View {
  let browser: GalleryBrowser

  func extent(_ axis: Axis, across: Int) -> Extent { axis == .horizontal ? .fill : .fixed(1) }

  func render(in canvas: Canvas) {
    let left: Line =
      "\("tenantry gallery", .title)  \(Glyph.pointer, .dim) \(browser.page.title, Style(.accent, .bold))"
    let parts = [
      browser.themeName.isEmpty ? "" : "theme \(browser.themeName)", browser.isASCII ? "ASCII" : "UTF-8",
    ]
    let right = Line(parts.filter { !$0.isEmpty }.joined(separator: " · "), .dim)
    canvas.write(left, x: 1, width: max(0, canvas.width - right.width - 4))
    canvas.write(right, x: max(0, canvas.width - right.width - 1))
  }
}
