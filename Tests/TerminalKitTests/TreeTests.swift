import TerminalKit
import Testing

@Suite("Tree")
struct TreeTests {
  private static let children = ["crm": ["mail", "web"], "mail": ["web"], "sale": ["crm"], "web": []]

  private let nodes = TreeNodes(["sale", "stock"].map(TreeTests.item)) { item in
    (TreeTests.children[item.id] ?? []).map(TreeTests.item)
  }

  private static func item(_ name: String) -> TreeItem {
    TreeItem(name, Line(name), note: Line("CE"), isBranch: children[name]?.isEmpty == false)
  }

  private func lines(_ state: TreeState, _ size: Size = Size(24, 7), _ glyphs: Glyphs = .unicode) -> [String]
  {
    Surface(TreeView(state, nodes: nodes), size: size, glyphs: glyphs).lines.filter { !$0.isEmpty }
  }

  private func pressed(_ keys: Key...) -> TreeState {
    var state = TreeState()
    for key in keys { _ = state.handle(key, in: nodes) }
    return state
  }

  @Test("right opens and goes in, left closes and goes out")
  func opening() {
    #expect(lines(pressed()) == ["› ▸ sale             CE", "  · stock            CE"])
    let inside = pressed(.right, .right, .right, .down)
    #expect(inside.selected == ["sale", "crm", "mail"])
    #expect(
      lines(inside) == [
        "  ▾ sale             CE", "  └─ ▾ crm           CE", "›    ├─ ▸ mail       CE",
        "     └─ · web        CE", "  · stock            CE",
      ])
    var out = inside
    _ = out.handle(.left, in: nodes)
    #expect(out.selected == ["sale", "crm"])
    _ = out.handle(.left, in: nodes)
    #expect(lines(out).count == 3)
  }

  @Test("draws its guides in ASCII")
  func ascii() {
    #expect(
      lines(pressed(.right, .right, .right), Size(24, 7), .ascii) == [
        "  v sale             CE", "> `- v crm           CE", "     |- > mail       CE",
        "     `- . web        CE", "  . stock            CE",
      ])
  }

  @Test("enter opens what can be opened and chooses what cannot")
  func activating() {
    var state = pressed(.enter)
    #expect(state.isOpen(["sale"]))
    _ = state.handle(.end, in: nodes)
    #expect(state.handle(.enter, in: nodes) == .activated(path: ["stock"]))
    #expect(state.handle("x", in: nodes) == .ignored)
  }

  @Test("star opens everything, then closes everything")
  func everything() {
    let open = pressed("*")
    #expect(lines(open).count == 6)
    var closed = open
    _ = closed.handle("*", in: nodes)
    #expect(lines(closed).count == 2)
  }

  @Test("a circle is not followed for ever, and children are asked for only when their parent is open")
  func laziness() {
    let circle = TreeNodes([TreeItem("a", "a", isBranch: true)]) { item in
      [TreeItem(item.id == "a" ? "b" : "a", "x", isBranch: true)]
    }
    var state = TreeState()
    state.openAll(in: circle)
    #expect(state.rows(of: circle).count == 3)

    var asked = 0
    let counted = TreeNodes([TreeItem("a", "a", isBranch: true)]) { _ in
      asked += 1
      return []
    }
    _ = TreeState().rows(of: counted)
    #expect(asked == 0)
  }

  @Test("the selection stays on its node while others come and go")
  func stability() {
    let state = pressed(.down)
    #expect(state.selected == ["stock"])
    let more = TreeNodes(["base", "sale", "stock"].map(TreeTests.item)) { _ in [] }
    let surface = Surface(TreeView(state, nodes: more), size: Size(20, 4))
    #expect(surface.lines[2].hasPrefix("› · stock"))
  }

  @Test("says above and below that there is more")
  func scrolling() {
    var state = pressed("*")
    #expect(lines(state, Size(20, 3))[2].hasSuffix("↓"))
    _ = state.handle(.end, in: nodes)
    #expect(lines(state, Size(20, 3))[0].hasSuffix("↑"))
    #expect(lines(state, Size(20, 3))[2].hasPrefix("› · stock"))
  }
}
