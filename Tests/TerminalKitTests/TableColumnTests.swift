import Foundation
import Testing

@testable import TerminalKit

@Suite("Table columns")
struct TableColumnTests {
  private let columns = [
    TableColumn("NAME", min: 6, ideal: 8), TableColumn("STATE", ideal: 8),
    TableColumn("WHY", min: 8, ideal: 14, grows: true), TableColumn("AGE", .trailing, ideal: 5),
    TableColumn("IMAGE", ideal: 12, isShown: false),
  ]
  private let rows = TableRows(["ada"], id: { $0 }) {
    [Line($0), "healthy", "because it is", "12d", "odoo:18.0"]
  }

  private func lines(_ state: TableState, _ width: Int) -> [String] {
    Surface(TableView(state, columns: columns, rows: rows), size: Size(width, 2)).lines
  }
  private func heads(_ state: TableState, _ width: Int) -> [String] {
    lines(state, width)[0].split(separator: " ").map(String.init)
  }

  @Test("a column that is not for everybody waits until it is chosen")
  func chosen() {
    var state = TableState()
    #expect(heads(state, 80) == ["NAME", "STATE", "WHY", "AGE"])
    var choice = TableColumnChoice(of: columns)
    choice.toggle("image")
    choice.toggle("why")
    choice.move("image", by: -2)
    state.choice = choice
    #expect(heads(state, 80) == ["NAME", "STATE", "IMAGE", "AGE"])
    #expect(lines(state, 80)[1].contains("odoo:18.0"))
  }

  @Test("the first column is neither hidden nor moved, and nothing goes before it")
  func first() {
    var choice = TableColumnChoice(of: columns)
    choice.toggle("name")
    choice.move("name", by: 2)
    choice.move("age", by: -9)
    #expect(choice.order == ["name", "age", "state", "why", "image"])
    #expect(choice.shows("name"))
  }

  @Test("a choice is the same again after it was written and read")
  func written() {
    var choice = TableColumnChoice(of: columns)
    choice.toggle("image")
    choice.toggle("why")
    choice.move("image", by: -2)
    #expect(choice.text == "name,state,image,-why,age")
    #expect(TableColumnChoice(choice.text, of: columns) == choice)
    let other = TableColumnChoice("gone,age,-name,-state", of: columns)
    #expect(
      other?.text == "name,age,-state,why,-image", "who it is stays, what is gone goes, what is new follows")
    #expect(TableColumnChoice("", of: columns) == nil)
    #expect(TableColumnChoice("gone,-name", of: columns) == nil)
  }

  @Test("a choice made for other columns keeps what it can and adds what it does not know")
  func outdated() {
    let old = TableColumnChoice(of: [columns[0], columns[3], TableColumn("GONE", ideal: 4)])
    #expect(old.places(in: columns) == [0, 3, 1, 2])
  }

  @Test(
    "left and right bring hidden columns into sight beside the first, and the edges say that there is more")
  func sideways() {
    var state = TableState()
    #expect(heads(state, 35) == ["NAME", "STATE", "WHY", "›"])
    #expect(state.handle(.left, in: rows) == .ignored)
    #expect(state.handle(.right, in: rows) == .handled)
    #expect(heads(state, 35) == ["NAME", "‹WHY", "AGE"])
    #expect(state.handle(.right, in: rows) == .ignored)
    #expect(state.handle(.left, in: rows) == .handled)
    #expect(heads(state, 35) == ["NAME", "STATE", "WHY", "›"])
  }

  @Test("a table in which everything is in sight leaves left and right to the page")
  func nothingHidden() {
    var state = TableState()
    _ = lines(state, 80)
    #expect(state.handle(.right, in: rows) == .ignored)
  }

  @Test("wide shows every column as wide as it wants to be")
  func wide() {
    var state = TableState()
    state.toggleWide()
    #expect(heads(state, 80) == ["NAME", "STATE", "WHY", "AGE", "IMAGE"])
    #expect(heads(state, 40) == ["NAME", "STATE", "WHY", "›"])
    state.scrollColumns(by: 9)
    #expect(heads(state, 40) == ["NAME", "‹", "AGE", "IMAGE"])
    state.toggleWide()
    #expect(heads(state, 40) == ["NAME", "STATE", "WHY", "AGE"])
  }

  @Test("pointing at columns begins with the sorted one, goes round, and brings the column into sight")
  func pointing() {
    var state = TableState(sort: .init("age"))
    state.pointAtColumn(by: 1, in: columns)
    #expect(state.pointedColumn == "age")
    #expect(heads(state, 30).contains("AGE▴"))
    state.pointAtColumn(by: 1, in: columns)
    #expect(state.pointedColumn == "name")
    state.pointAtColumn(by: -1, in: columns)
    #expect(state.pointedColumn == "age")
    state.sortByPointedColumn()
    #expect(state.sort == .init("age", descending: true))
    state.pointAtColumn(by: -1, in: columns)
    state.sortByPointedColumn()
    #expect(state.sort == .init("why"))
    let surface = Surface(TableView(state, columns: columns, rows: rows), size: Size(60, 2))
    let place = surface.lines[0].range(of: "WHY").map {
      surface.lines[0].distance(from: surface.lines[0].startIndex, to: $0.lowerBound)
    }
    #expect(place.flatMap { surface[$0, 0]?.style.ground } == .selection)
  }

  @Test("never draws beyond its width, whatever is scrolled or chosen", arguments: 4..<60)
  func bounds(width: Int) {
    for shift in 0..<6 {
      for isWide in [false, true] {
        let layout = TableLayout(columns, width: width, shift: shift, isWide: isWide)
        let used = layout.slots.reduce(-TableLayout.gap) { $0 + $1.width + TableLayout.gap }
        #expect(used <= max(width, TableLayout.gap), "\(layout)")
        #expect(layout.slots.first?.index == 0)
        #expect(layout.shift <= layout.shiftMax)
      }
    }
  }

  @Test("columns stay in line under wide, joined and combining characters")
  func alignment() {
    let names = [
      "plain", "電通東京", "e\u{301}cole", "👩‍👩‍👧‍👦 ok", "🇸🇬 sg", "❤️ x", "한국어", "a\u{301}\u{302}\u{303}",
      "a name too long 電",
    ]
    let columns = [
      TableColumn("NAME", ideal: 10), TableColumn("N", .trailing, ideal: 3), TableColumn("Z", ideal: 2),
    ]
    let rows = TableRows(names, id: { $0 }) { [Line($0), Line("\($0.count)"), "|"] }
    let surface = Surface(
      TableView(TableState(), columns: columns, rows: rows), size: Size(24, 10))
    for y in 1...names.count {
      let bars = (0..<24).filter { x in surface[x, y].map { surface.text(of: $0) } == "|" }
      #expect(bars == [19], "\(names[y - 1])")
    }
  }
}
