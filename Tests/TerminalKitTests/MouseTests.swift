import Testing

@testable import TerminalKit

@Suite("Mouse")
struct MouseTests {
  private func events(_ text: String) -> [InputEvent] {
    var decoder = InputDecoder()
    return decoder.feed(Array(text.utf8)) + decoder.flush()
  }

  @Test(
    "reads presses and the wheel, and drops what nothing answers",
    arguments: [
      ("\u{1B}[<0;1;1M", Mouse(.press, at: .zero)), ("\u{1B}[<64;80;24M", Mouse(.wheelUp, at: Point(79, 23))),
      ("\u{1B}[<65;300;2M", Mouse(.wheelDown, at: Point(299, 1))), ("\u{1B}[<0;1;1m", nil),
      ("\u{1B}[<2;1;1M", nil), ("\u{1B}[<32;4;4M", nil), ("\u{1B}[<4;4;4M", nil), ("\u{1B}[<0;0;0M", nil),
      ("\u{1B}[<0;1M", nil), ("\u{1B}[<0;1;1;1M", nil), ("\u{1B}[<M", nil), ("\u{1B}[<;;m", nil),
    ] as [(String, Mouse?)])
  func decoding(text: String, mouse: Mouse?) {
    #expect(events(text + "x") == (mouse.map { [.mouse($0)] } ?? []) + [.key("x")])
  }

  private struct Screen {
    var table = TableState()
    let rows = TableRows(["a", "b", "c", "d"], id: { $0 }) { [Line($0)] }

    func surface(covered: Bool = false) -> Surface {
      let view = ZStack {
        VStack {
          Tabs([Tabs.Tab("1", "Overview"), Tabs.Tab("2", "Tenants")], selected: 1)
          TableView(table, columns: [TableColumn("NAME", ideal: 9)], rows: rows)
          KeyHints([KeyHint("n", "new"), KeyHint("enter", "open")])
        }
        if covered { Modal("Sure?", width: 20) { Text("No.") } }
      }
      return Surface(view, size: Size(40, 10))
    }
  }

  @Test("a click selects a row, and opens the one that is selected")
  func rows() {
    var screen = Screen()
    screen.table.move(by: 1, in: screen.rows)
    let surface = screen.surface()
    #expect(surface.keys(for: Mouse(.press, at: Point(5, 2))) == [.up])
    #expect(surface.keys(for: Mouse(.press, at: Point(5, 3))) == [.enter])
    #expect(surface.keys(for: Mouse(.press, at: Point(5, 5))) == [.down, .down])
    #expect(surface.keys(for: Mouse(.press, at: Point(5, 7))) == [])
  }

  @Test("a click on a tab or a hint is its key, and the wheel moves three rows")
  func others() {
    let surface = Screen().surface()
    #expect(surface.keys(for: Mouse(.press, at: Point(3, 0))) == ["1"])
    #expect(surface.keys(for: Mouse(.press, at: Point(14, 0))) == ["2"])
    #expect(surface.keys(for: Mouse(.press, at: Point(2, 9))) == ["n"])
    #expect(surface.keys(for: Mouse(.press, at: Point(12, 9))) == [.enter])
    #expect(surface.keys(for: Mouse(.wheelDown, at: Point(5, 5))) == [.down, .down, .down])
    #expect(surface.keys(for: Mouse(.wheelUp, at: Point(5, 5))) == [.up, .up, .up])
  }

  @Test("what a dialog covers answers no click")
  func covered() {
    let surface = Screen().surface(covered: true)
    #expect(surface.keys(for: Mouse(.press, at: Point(5, 2))) == [])
    #expect(surface.keys(for: Mouse(.press, at: Point(3, 0))) == [])
  }
}
