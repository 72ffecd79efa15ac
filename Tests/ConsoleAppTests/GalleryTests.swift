import Foundation
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Gallery")
struct GalleryTests {
  static let sizes = [Size(80, 24), Size(120, 40), Size(200, 60)]

  private func surface(_ page: GalleryPage, _ size: Size, _ glyphs: Glyphs) -> Surface {
    let browser = GalleryBrowser(page: page.id, themes: ["dark"])
    return Surface(browser.screen, size: size, glyphs: glyphs)
  }

  @Test(
    "every page looks as drawn, in every size, in UTF-8 and in ASCII",
    arguments: GalleryCatalog.pages.map(\.id))
  func drawings(id: String) throws {
    let page = try #require(GalleryCatalog.page(id))
    for size in Self.sizes {
      for (name, glyphs) in [("utf8", Glyphs.unicode), ("ascii", .ascii)] {
        let surface = surface(page, size, glyphs)
        // How it is styled is told once: it is the same in every size.
        let isStyled = size == Self.sizes[1] && glyphs == .unicode
        let text = isStyled ? surface.drawing() : surface.lines.joined(separator: "\n") + "\n"
        Drawings.expect(text, "gallery/\(id)-\(size.width)x\(size.height)-\(name)")
      }
    }
  }

  @Test("ASCII pages have nothing but ASCII", arguments: GalleryCatalog.pages.map(\.id))
  func ascii(id: String) throws {
    let page = try #require(GalleryCatalog.page(id))
    for size in Self.sizes {
      let text = surface(page, size, .ascii).lines.joined()
      #expect(text.unicodeScalars.allSatisfy { $0.isASCII })
    }
  }

  @Test("on a large screen everything has room", arguments: GalleryCatalog.pages.map(\.id))
  func room(id: String) throws {
    let page = try #require(GalleryCatalog.page(id))
    #expect(!surface(page, Size(200, 60), .unicode).lines.joined().contains("on a larger screen"))
  }

  @Test("pages are named once, and every role is shown somewhere")
  func whole() {
    let ids = GalleryCatalog.pages.map(\.id)
    #expect(Set(ids).count == ids.count)
    let cells = GalleryCatalog.pages.flatMap { surface($0, Size(200, 60), .unicode).cells }
    #expect(Set(cells.map(\.style.role)) == Set(TerminalKit.Role.allCases))
    #expect(Set(cells.map(\.style.ground)) == Set(Ground.allCases))
  }

  @Test("leafs round, changes theme and signs, and closes")
  func browsing() {
    var browser = GalleryBrowser(page: "text", themes: ["dark", "light"])
    #expect(browser.page.id == "text")
    #expect(browser.handle(.left) == .changed)
    #expect(browser.handle(.left) == .changed)
    #expect(browser.page.id == GalleryCatalog.pages.last?.id)
    #expect(browser.handle(.right) == .changed)
    #expect(browser.place == 0)
    #expect(browser.handle("t") == .themeChanged)
    #expect(browser.themeName == "light")
    #expect(browser.handle("T") == .themeChanged)
    #expect(browser.themeName == "dark")
    #expect(browser.handle("a") == .changed)
    let folded = Surface(browser.view(), size: Size(80, 24))
    #expect(folded.lines == Surface(browser.screen, size: Size(80, 24), glyphs: .ascii).lines)
    #expect(browser.handle("x") == .unchanged)
    #expect(browser.handle("q") == .closed)
    var lonely = GalleryBrowser(themes: [])
    #expect(lonely.handle("t") == .unchanged)
  }
}
