import TenantModel
import Testing

@Suite("Which module needs which")
struct ModuleGraphTests {
  private func module(_ name: String, _ depends: [String], series: String = "18.0") throws -> CatalogModule {
    CatalogModule(
      name: try ModuleName(name), title: name, source: .oca, repo: "OCA/x", series: series, version: "1",
      depends: try depends.map { try ModuleName($0) }, lifecycle: "merged")
  }

  private func graph() throws -> ModuleGraph {
    ModuleGraph(
      series: "18.0",
      modules: [
        try module("base", []), try module("mail", []), try module("sale", ["mail", "mail", "gone"]),
        try module("crm", ["mail"]), try module("crm_sale", ["crm", "sale"]),
        try module("old", ["mail"], series: "17.0"),
      ])
  }

  @Test("one step in each direction, by name, each once")
  func steps() throws {
    let graph = try graph()
    #expect(graph.next(of: try ModuleName("sale"), .needs).map(\.rawValue) == ["gone", "mail"])
    #expect(graph.next(of: try ModuleName("mail"), .neededBy).map(\.rawValue) == ["crm", "sale"])
    #expect(graph.next(of: try ModuleName("mail"), .needs) == [.base])
    #expect(graph.next(of: try ModuleName("old"), .needs) == [])
  }

  @Test("what the series does not have has no source, and still says who needs it")
  func missing() throws {
    let graph = try graph()
    #expect(graph.source(of: try ModuleName("gone")) == nil)
    #expect(graph.next(of: try ModuleName("gone"), .neededBy).map(\.rawValue) == ["sale"])
  }

  @Test("everything to the end is counted once, in a circle too")
  func counts() throws {
    let graph = try graph()
    #expect(graph.countInAll(from: try ModuleName("crm_sale"), .needs) == 5)
    #expect(graph.countInAll(from: .base, .neededBy) == 4)
    let circle = ModuleGraph(series: "18.0", modules: [try module("a", ["b"]), try module("b", ["a"])])
    #expect(circle.countInAll(from: try ModuleName("a"), .needs) == 1)
  }
}
