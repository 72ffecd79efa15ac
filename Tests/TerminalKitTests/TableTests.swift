import TerminalKit
import Testing

@Suite("Table")
struct TableTests {
  private func rows(_ names: [String], total: Int? = nil) -> TableRows {
    TableRows(names, total: total, id: { $0 }) { [Line($0), Line("\($0.count)")] }
  }
  private let columns = [
    TableColumn("NAME", ideal: 8, grows: true), TableColumn("N", .trailing, min: 1, ideal: 3, priority: 1),
  ]
  private func draw(_ state: TableState, _ rows: TableRows?, _ size: Size = Size(20, 5)) -> Surface {
    Surface(TableView(state, columns: columns, rows: rows), size: size)
  }
  private let letters = (0..<26).compactMap { Unicode.Scalar(97 + $0).map { String($0) } }

  @Test("keeps a row selected when it moves, and the row at its place when it goes")
  func stability() {
    var state = TableState()
    _ = state.handle(.down, in: rows(["a", "b", "c"]))
    #expect(state.selected == "b")
    #expect(state.selectedIndex(in: rows(["x", "y", "a", "b"])) == 3)
    state.reconcile(with: rows(["x", "y", "a", "b"]))
    #expect(state.selected == "b")
    state.reconcile(with: rows(["x", "y", "a", "c"]))
    #expect(state.selected == "c")
    state.reconcile(with: rows(["x"]))
    #expect(state.selected == "x")
    state.reconcile(with: rows([]))
    #expect(state.selectedIndex(in: rows([])) == nil)
  }

  @Test("scrolls only as far as the selection needs, and pages by the height it was drawn in")
  func scrolling() {
    var state = TableState()
    let rows = rows(letters)
    #expect(draw(state, rows).lines[1] == "› a              1")
    for _ in 0..<5 { _ = state.handle(.down, in: rows) }
    #expect(draw(state, rows).lines[1].hasPrefix("  c"))
    _ = state.handle(.up, in: rows)
    #expect(draw(state, rows).lines[1].hasPrefix("  c"))
    #expect(draw(state, rows).lines[3].hasPrefix("› e"))
    _ = state.handle(.pageDown, in: rows)
    #expect(state.selected == "h")
    _ = state.handle("G", in: rows)
    #expect(draw(state, rows).lines[4].hasPrefix("› z"))
    _ = state.handle("g", in: rows)
    #expect(state.handle(.enter, in: rows) == .activated("a"))
  }

  @Test("marks rows by identity and shows the mark")
  func marks() {
    var state = TableState()
    _ = state.handle(.space, in: rows(["a", "b"]))
    #expect(state.marked == ["a"])
    #expect(state.selected == "b")
    #expect(draw(state, rows(["b", "a"])).lines[2].hasPrefix(" •a"))
  }

  @Test("leaves out the least important column when it is narrow, and says so")
  func narrow() {
    let columns = [
      TableColumn("NAME", min: 8, ideal: 12), TableColumn("STATE", min: 8, ideal: 8),
      TableColumn("WHY", min: 8, ideal: 20, grows: true, priority: 2),
      TableColumn("AGE", .trailing, ideal: 5, priority: 1),
    ]
    func heads(_ width: Int) -> String {
      Surface(TableView(TableState(), columns: columns, rows: rows(["a"])), size: Size(width, 3)).lines[0]
    }
    #expect(heads(80).split(separator: " ").map(String.init) == ["NAME", "STATE", "WHY", "AGE"])
    #expect(heads(34).split(separator: " ").map(String.init) == ["NAME", "STATE", "AGE", "›"])
    #expect(heads(24).split(separator: " ").map(String.init) == ["NAME", "STATE", "›"])
    #expect(heads(14).split(separator: " ").map(String.init) == ["NAME", "›"])
  }

  @Test("marks the sorted column")
  func sorting() {
    #expect(
      draw(TableState(sort: .init("name", descending: true)), rows(["a"])).lines[0].hasPrefix("  NAME▾"))
    #expect(draw(TableState(sort: .init("n")), rows(["a"])).lines[0].hasSuffix("N▴"))
  }

  @Test("draws the bar over the whole width and without colour a pointer")
  func bar() {
    let surface = draw(TableState(), rows(["a"]))
    #expect((0..<20).allSatisfy { surface[$0, 1]?.style.ground == .selection })
    #expect(surface.lines[1].hasPrefix("›"))
    let quiet = Surface(
      TableView(TableState(), columns: columns, rows: rows(["a"]), focused: false), size: Size(20, 3))
    #expect(quiet[5, 1]?.style.ground == .selectionQuiet)
  }

  @Test("costs nothing for rows out of sight")
  func laziness() {
    var made = 0
    let many = TableRows(count: 100_000, id: { "\($0)" }) { index in
      made += 1
      return [Line("\(index)")]
    }
    _ = draw(TableState(), many)
    #expect(made == 4)
  }

  @Test("tells how many are shown of how many")
  func counts() {
    #expect(rows(["a", "b"]).countText == "2")
    #expect(rows(["a", "b"], total: 1204).countText == "2 of 1,204")
    #expect(Count.grouped(-1_234_567) == "-1,234,567")
  }

  @Test("a range goes from the row marked last to the selected one, wherever they are now")
  func ranges() {
    var state = TableState()
    let all = rows(letters)
    state.move(to: 2, in: all)
    _ = state.handle(.space, in: all)
    state.move(to: 5, in: all)
    _ = state.handle(.ctrl(" "), in: all)
    #expect(state.marked == ["c", "d", "e", "f"])
    let turned = rows(letters.reversed())
    state.move(to: 22, in: turned)
    state.markRange(in: turned)
    #expect(state.marked == ["c", "d", "e", "f"])
    state.clearMarks()
    #expect(state.marked.isEmpty)
    state.markRange(in: turned)
    #expect(state.marked == ["d"])
  }

  @Test("the marks of rows that are gone are taken away and named")
  func goneMarks() {
    var state = TableState()
    for _ in 0..<3 { _ = state.handle(.space, in: rows(["a", "b", "c", "d"])) }
    #expect(state.marksText(in: rows(["a", "x"])) == "3 marked, 2 not in this list")
    let gone = state.dropMarks(missingFrom: rows(["a", "d", "x"]))
    #expect(gone == ["b", "c"])
    #expect(state.marked == ["a"])
    #expect(state.marksText(in: rows(["a"])) == "1 marked")
    let again = state.dropMarks(missingFrom: rows(["a"]))
    #expect(again.isEmpty)
  }

  @Test("a cell that changed carries a sign for some seconds, in the gap when its column is full")
  func changes() {
    var changes = CellChanges()
    func note(_ pods: Double, _ state: String, at seconds: Double) -> Bool {
      changes.note(["a": ["n": .number(pods), "name": .text(state)]], at: seconds)
    }
    #expect(!note(2, "x", at: 0))
    #expect(note(3, "x", at: 10))
    #expect(changes.change(row: "a", column: "n", at: 12) == .up)
    #expect(changes.change(row: "a", column: "name", at: 12) == nil)
    #expect(note(1, "y", at: 13))
    #expect(changes.change(row: "a", column: "n", at: 14) == .down)
    #expect(changes.change(row: "a", column: "name", at: 14) == .other)
    let view = TableView(TableState(), columns: columns, rows: rows(["a"])) {
      changes.change(row: $0, column: $1, at: 14)
    }
    #expect(Surface(view, size: Size(20, 2)).lines[1] == "› a Δ            1▾")
    #expect(Surface(view, size: Size(20, 2), glyphs: .ascii).lines[1] == "> a ~            1v")
    #expect(changes.change(row: "a", column: "n", at: 20) == nil)
  }

  @Test("a row seen for the first time, or again after it was gone, changed nothing")
  func newRows() {
    var changes = CellChanges()
    changes.note(["a": ["n": .number(1)]], at: 0)
    changes.note([:], at: 1)
    let isChanged = changes.note(["a": ["n": .number(7)], "b": ["n": .number(7)]], at: 2)
    #expect(!isChanged)
  }
}
