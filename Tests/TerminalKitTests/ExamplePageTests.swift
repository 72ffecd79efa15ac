import TerminalKit
import Testing

/// The example of docs/terminalkit.md, kept alive by the compiler.
private struct TenantsPage: Equatable {
  struct Tenant: Equatable {
    let name: String
    let isHealthy: Bool
    let why: String
    let since: String
  }

  enum Effect: Equatable { case open(tenant: String) }

  var tenants: [Tenant]?
  var table = TableState()

  static let columns = [
    TableColumn("TENANT", min: 8, ideal: 18),
    TableColumn("STATE", ideal: 12),
    TableColumn("WHY", min: 10, ideal: 30, grows: true, priority: 1),
    TableColumn("SINCE", .trailing, ideal: 5),
  ]

  var rows: TableRows? {
    tenants.map { tenants in
      TableRows(tenants, id: { $0.name }) { tenant in
        let state: Line =
          tenant.isHealthy ? "\(Glyph.active, .ok) healthy" : "\(Glyph.error, .error) \("error", .error)"
        return [Line(tenant.name), state, Line(tenant.why), Line(tenant.since, .dim)]
      }
    }
  }

  mutating func update(_ key: Key) -> [Effect] {
    guard let rows else { return [] }
    switch table.handle(key, in: rows) {
    case .activated(let name): return [.open(tenant: name)]
    case .handled, .ignored: return []
    }
  }

  func view() -> some View {
    let trouble = tenants?.filter { !$0.isHealthy }.count ?? 0
    return VStack {
      Rule("Health", trailing: "\(trouble, trouble > 0 ? .error : .dim) need attention")
      TableView(
        table, columns: Self.columns, rows: rows, empty: EmptyState("No tenant yet.", KeyHint("n", "new")))
      KeyHints([KeyHint("enter", "open"), KeyHint("f", "filter"), KeyHint("?", "help", isPinned: true)])
    }
  }
}

@Suite("An example page")
struct ExamplePageTests {
  private var page: TenantsPage {
    TenantsPage(tenants: [
      .init(name: "acme-media", isHealthy: false, why: "rollout: image pull failed", since: "12m"),
      .init(name: "lumen", isHealthy: true, why: "", since: "12d"),
    ])
  }

  @Test("draws a rule, a table and the keys")
  func drawing() {
    let surface = Surface(page.view(), size: Size(64, 6))
    #expect(
      surface.lines == [
        "── Health ────────────────────────────────── 1 need attention ──",
        "  TENANT              STATE         WHY                  SINCE",
        "› acme-media          ✖ error       rollout: image pul…    12m",
        "  lumen               ● healthy                            12d",
        "",
        " enter open   f filter   ? help",
      ])
  }

  @Test("opens the selected row")
  func keys() {
    var page = page
    #expect(page.update(.down) == [])
    #expect(page.update(.enter) == [.open(tenant: "lumen")])
  }

  @Test("shows bars while loading and an invitation when empty")
  func states() {
    #expect(Surface(TenantsPage().view(), size: Size(64, 6)).lines[2].contains("░"))
    #expect(
      Surface(TenantsPage(tenants: []).view(), size: Size(64, 6)).lines.joined().contains(
        "No tenant yet.   n new"))
  }
}
