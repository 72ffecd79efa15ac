import TerminalKit
import Testing

@Suite("Surface")
struct SurfaceTests {
  private func surface(_ lines: String..., cursor: Point? = nil) -> Surface {
    let view = Draw { canvas in
      for (y, line) in lines.enumerated() { canvas.write(line, y: y) }
      if let cursor { canvas.showCursor(x: cursor.x, y: cursor.y) }
    }
    return Surface(view, size: Size(20, lines.count))
  }

  @Test("differs in nothing from itself")
  func same() {
    #expect(SurfaceDiff(from: surface("a", "漢"), to: surface("a", "漢")).isEmpty)
    #expect(SurfaceDiff(from: surface("a\u{301}\u{302}"), to: surface("a\u{301}\u{302}")).isEmpty)
  }

  @Test("differs by runs, near changes in one run")
  func runs() {
    let runs = SurfaceDiff(from: surface("abcdefghijklmnop", "x"), to: surface("aXcXefghijklmnoP", "x")).runs
    #expect(runs.map(\.columns) == [1..<4, 15..<16])
    #expect(runs.map(\.y) == [0, 0])
  }

  @Test("knows the run of equal spaces around a cell")
  func gap() {
    let surface = surface("ab   c")
    #expect(surface.gap(at: 3, row: 0) == 2..<5)
    #expect(surface.gap(at: 8, row: 0) == 6..<20)
    #expect(surface.gap(at: 0, row: 0) == nil)
  }

  @Test("takes wide characters whole")
  func wide() {
    #expect(SurfaceDiff(from: surface("a漢b"), to: surface("a字b")).runs.map(\.columns) == [1..<3])
    #expect(SurfaceDiff(from: surface("a漢b"), to: surface("axyb")).runs.map(\.columns) == [1..<3])
    #expect(SurfaceDiff(from: surface("axyb"), to: surface("a漢b")).runs.map(\.columns) == [1..<3])
  }

  @Test("sees clusters change and the cursor move")
  func clusters() {
    #expect(SurfaceDiff(from: surface("e\u{301}\u{302}"), to: surface("e\u{301}\u{303}")).runs.count == 1)
    #expect(
      SurfaceDiff(from: surface("e\u{301}\u{302}x"), to: surface("a\u{308}\u{304}e\u{301}\u{302}x")).runs
        .count == 1)
    let moved = SurfaceDiff(from: surface("a"), to: surface("a", cursor: Point(1, 0)))
    #expect(moved.runs.isEmpty && moved.cursorChanged)
  }

  @Test("is redrawn by its runs from any surface before", arguments: 0..<40)
  func replay(seed: Int) {
    let alphabet = ["a", "b", "漢", "é", " ", "e\u{301}\u{302}", "😀"]
    func random() -> Surface {
      surface(
        (0..<14).map { _ in alphabet.randomElement() ?? "" }.joined(),
        (0..<8).map { _ in alphabet.randomElement() ?? "" }.joined())
    }
    let (old, new) = (random(), random())
    func text(_ surface: Surface) -> [String] { surface.cells.map { "\(surface.text(of: $0))|\($0.width)" } }
    var cells = text(old)
    for run in SurfaceDiff(from: old, to: new).runs {
      for x in run.columns { cells[run.y * 20 + x] = text(new)[run.y * 20 + x] }
    }
    #expect(cells == text(new))
  }

  @Test("draws itself as text with a map of styles")
  func drawing() {
    let view = Draw { $0.write("a \("bad", .error) b" as Line) }
    #expect(Surface(view, size: Size(10, 1)).drawing() == "a bad b\n---\n..aaa\n---\na error\n")
  }
}
