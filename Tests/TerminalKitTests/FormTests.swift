import TerminalKit
import Testing

@Suite("Form")
struct FormTests {
  @Test("a number keeps its limits, whether typed, stepped or pasted")
  func numbers() {
    var number = NumberField(4, in: 1...16, step: 2)
    _ = number.handle(.up)
    #expect(number.value == 6)
    _ = number.handle(.pageUp)
    #expect(number.value == 16)
    _ = number.handle(.pageDown)
    #expect(number.value == 1)
    _ = number.handle("9")
    #expect(number.value == nil)
    #expect(number.error == "not a number from 1 to 16")
    _ = number.handle(.down)
    #expect(number.value == 16)
    #expect(number.handle("x") == .ignored)
    #expect(number.handle("-") == .ignored)
    _ = number.handle(.ctrl("u"))
    #expect(number.error == "a number from 1 to 16")
    _ = number.handle(.up)
    #expect(number.value == 1)
    _ = number.paste(" 12\n")
    #expect(number.value == 12)
    _ = number.paste("rm -rf")
    #expect(number.value == 12)
  }

  @Test("a number field shows its limits and its unit")
  func numberView() {
    let view = NumberFieldView(NumberField(4, in: 1...16), unit: "workers")
    let surface = Surface(view, size: Size(30, 1))
    #expect(surface.lines == ["4     ▴▾ workers 1–16"])
    #expect(surface.cursor == Point(1, 0))
  }

  @Test("a box is switched by space and x, and told by y and n")
  func checkbox() {
    var box = Checkbox()
    let isKnown = box.handle(.space)
    #expect(isKnown && box.isOn)
    #expect(
      Surface(CheckboxView(box, "high availability"), size: Size(30, 1)).lines == ["[x] high availability"])
    _ = box.handle("n")
    #expect(!box.isOn)
    let isTaken = box.handle(.enter)
    #expect(!isTaken)
  }

  @Test("many can be chosen while a filter narrows the list, and what is hidden stays chosen")
  func multiSelect() {
    var select = MultiSelect([
      SelectOption("crm", "CRM"), SelectOption("sale", "Sales"), SelectOption("hr", "HR"),
      SelectOption("studio", "Studio", disabledReason: "Enterprise only"),
    ])
    _ = select.handle(.space)
    for letter in "sal" { _ = select.handle(Key(.character(letter))) }
    _ = select.handle(.space)
    #expect(select.chosen == ["crm", "sale"])
    let view = Surface(MultiSelectView(select), size: Size(30, 4))
    #expect(view.lines[0] == "sal                     2 of 4")
    #expect(view.lines[1] == "▸ [x] Sales")
    _ = select.handle(.ctrl("u"))
    _ = select.handle(.ctrl("a"))
    #expect(select.chosen == ["crm", "sale", "hr"])
    _ = select.handle(.ctrl("a"))
    #expect(select.chosen.isEmpty)
    _ = select.handle(.end)
    _ = select.handle(.space)
    #expect(select.chosen.isEmpty)
    #expect(select.handle(.enter) == .submitted)
  }

  @Test("a box before a title is no part of what the filter finds")
  func boxes() {
    var select = MultiSelect([SelectOption("a", "alpha"), SelectOption("x", "xray")], chosen: ["a"])
    _ = select.handle("x")
    #expect(select.list.matches.map(\.id) == ["x"])
    #expect(Surface(MultiSelectView(select), size: Size(30, 3)).lines[1] == "▸ [ ] xray")
  }

  @Test("the focus goes round, and to the nearest field when its own goes away")
  func focus() {
    var focus = FormFocus(["name", "plan", "size"])
    let isMoved = focus.handle(.backTab)
    #expect(isMoved && focus.current == "size")
    _ = focus.handle(.tab)
    #expect(focus.current == "name")
    focus.move(to: "plan")
    focus.set(["name", "size"])
    #expect(focus.current == "size")
    focus.set(["name"])
    #expect(focus.current == "name")
    let isTaken = focus.handle(.down)
    #expect(!isTaken)
  }
}
