import Foundation
import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Pages and components")
@MainActor
struct PageComponentTests {
  @Test("every page of the requirements is there, with its route and its roles")
  func pages() throws {
    #expect(Set(PageID.allCases.map(\.rawValue)) == Set(ProductPage.all.map(\.id)))
    for page in ProductPage.all {
      let entry = try #require(PageCatalog.all.first { $0.id.rawValue == page.id })
      #expect(entry.path == page.route, "\(page.id)")
      #expect(entry.roles == page.known, "\(page.id)")
    }
  }

  @Test("every component of the requirements is on its page")
  func components() {
    for page in ProductPage.all {
      let entry = PageCatalog.all.first { $0.id.rawValue == page.id }
      let missing = Set(page.components).subtracting(entry?.components.map(\.id.rawValue) ?? [])
      #expect(missing.isEmpty, "\(page.id): \(missing.sorted())")
    }
  }

  @Test("every part and dialog that a page declares is found on its screen", arguments: PageID.allCases)
  func drawn(page: PageID) async throws {
    let seen = try await PageWalk(page).seen()
    for component in PageCatalog.entry(page).components {
      if case .command = component.kind { continue }
      #expect(seen.contains(component.id.rawValue), "\(component.id.rawValue) is nowhere on \(page.rawValue)")
    }
  }

  @Test("every button that a page declares is one of its commands", arguments: PageID.allCases)
  func buttons(page: PageID) {
    for component in PageCatalog.entry(page).components {
      guard case .command(let id) = component.kind else { continue }
      let made = PageCatalog.entry(page).make(Route(page, tenant: "acme-media"))
      #expect(type(of: made).definitions.contains { $0.id == id }, "\(page.rawValue) has no command \(id)")
    }
  }

  @Test(
    "the list of the requirements here is that of the document",
    .enabled(if: ProductDocument.text != nil, "the requirements are not beside this clone"))
  func document() throws {
    let document = ProductDocument(try #require(ProductDocument.text))
    #expect(document.pages == ProductPage.all.map { [$0.id, $0.route, $0.roles] })
    let named = Set(ProductPage.all.flatMap(\.components))
    #expect(named == document.components)
    for (page, components) in document.componentsByPage {
      let known = ProductPage.all.first { $0.id == page }?.components ?? []
      #expect(Set(components).subtracting(known) == [], "\(page)")
    }
  }
}

/// The requirements as tables: lines of the document that begin with a bar, and lines that name a modal.
struct ProductDocument {
  /// The document's text; nil where it is not beside this clone.
  static let text: String? = {
    var root = URL(filePath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    return try? String(contentsOf: root.appending(path: "shared/prd.md"), encoding: .utf8)
  }()

  /// §2: id, route, roles.
  private(set) var pages: [[String]] = []
  /// §3 and §4.
  private(set) var components: Set<String> = []
  private(set) var componentsByPage: [String: [String]] = [:]

  init(_ text: String) {
    var section = ""
    var page = ""
    for line in text.split(separator: "\n").map(String.init) {
      if line.hasPrefix("## ") { section = String(line.dropFirst(3).prefix(1)) }
      if line.hasPrefix("### ") { page = line.split(separator: "`").dropFirst().first.map(String.init) ?? "" }
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      let isRow =
        line.hasPrefix("|") && cells.count > 2 && !cells[0].hasPrefix("-") && !cells[0].hasSuffix("_id")
      switch section {
      case "2" where isRow:
        pages.append([cells[0], cells[2].trimmingCharacters(in: ["`"]), cells[3]])
      case "3" where isRow: add(cells[0], to: page)
      case "3" where line.hasPrefix("* `") && (line.contains("_modal`") || line.contains("_drawer`")):
        add(line.split(separator: "`")[1].description, to: page)
      case "4" where isRow:
        for place in cells[1].split(separator: ",") where !place.contains("(later)") {
          add(cells[0], to: place.trimmingCharacters(in: .whitespaces))
        }
      default: continue
      }
    }
  }

  private mutating func add(_ component: String, to page: String) {
    components.insert(component)
    componentsByPage[page, default: []].append(component)
  }
}
