import TerminalKit
import Testing

@Suite("Widgets")
struct WidgetTests {
  @Test("a progress bar says what, how far and how long, and never changes its width")
  func progress() {
    #expect(
      ProgressBar("Rollout 2/3", fraction: 0.61, remaining: "~40 s left").line.text
        == "Rollout 2/3  ████████▌░░░░░  61 %  ~40 s left")
    let widths = [0, 0.001, 0.05, 0.5, 0.999, 1, 2, -1, .nan].map { ProgressBar(fraction: $0).line.width }
    #expect(Set(widths).count == 1)
    #expect(ProgressBar.bar(1, width: 3).text == "███")
    #expect(ProgressBar.bar(0.5, width: 4, track: "░").text == "██░░")
  }

  @Test("a sparkline scales, leaves gaps, and stands flat when nothing changes")
  func sparkline() {
    #expect(Sparkline.text([0, 1, 2, 3, 4, 5, 6, 7]) == "▁▂▃▄▅▆▇█")
    #expect(Sparkline.text([0, .nan, 7]) == "▁ █")
    #expect(Sparkline.text([0, 0]) == "▁▁")
    #expect(Sparkline.text([50], range: 0...100) == "▅")
    #expect(Sparkline.text([]) == "")
  }

  @Test("a list keeps its highlight, narrows by typing, and refuses disabled options")
  func list() {
    var list = SelectList(
      [
        SelectOption("a", "alpha", details: ["one"]), SelectOption("b", "beta"),
        SelectOption("c", "gamma", disabledReason: "full"),
      ],
      filters: true)
    #expect(list.highlighted == "a")
    _ = list.handle(.down)
    #expect(list.handle(.enter) == .chosen("b"))
    _ = list.handle(.down)
    #expect(list.handle(.enter) == .handled)
    _ = list.handle("o")
    #expect(list.matches.map(\.id) == ["a"])
    #expect(list.handle(.enter) == .chosen("a"))
    _ = list.handle(.backspace)
    list.set([SelectOption("z", "zeta"), SelectOption("a", "alpha")])
    #expect(list.highlighted == "a")
  }

  @Test("a list draws its details in columns")
  func listDrawing() {
    let list = SelectList([
      SelectOption("sgp1", "sgp1  Singapore", details: ["12 ms", "41 % used"]),
      SelectOption("fra1", "fra1  Frankfurt", details: ["180 ms", "22 % used"]),
      SelectOption("x", "xyz1", disabledReason: "no quota"),
    ])
    #expect(
      Surface(SelectListView(list), size: Size(50, 3)).lines == [
        "▸ sgp1  Singapore   12 ms    41 % used", "  fra1  Frankfurt   180 ms   22 % used",
        "  xyz1              ⚠ no quota",
      ])
  }

  @Test("a choice moves with arrows and stays within its options")
  func choice() {
    var choice = Choice(["a", "b"])
    let moves = [Key.right, .right, .space].map { key in
      _ = choice.handle(key)
      return choice.selected
    }
    #expect(moves == [1, 1, 0])
    let taken = choice.handle(.enter)
    #expect(!taken)
  }

  @Test("tabs shrink to their keys and keep the current one in sight")
  func tabs() {
    let tabs = Tabs([.init("1", "Overview"), .init("2", "Tenants"), .init("3", "Catalog")], selected: 1)
    #expect(Surface(tabs, size: Size(50, 1)).lines == [" 1 Overview  2 Tenants  3 Catalog"])
    #expect(Surface(tabs, size: Size(20, 1)).lines == [" 1  2 Tenants  3"])
  }

  @Test("tabs without keys move together, then the first go")
  func tabsWithoutKeys() {
    let tabs = Tabs([.init("", "Limits"), .init("", "Audit"), .init("", "Platform")], selected: 2)
    #expect(Surface(tabs, size: Size(25, 1)).lines == [" Limits  Audit  Platform"])
    #expect(Surface(tabs, size: Size(24, 1)).lines == [" Limits Audit Platform"])
    #expect(Surface(tabs, size: Size(20, 1)).lines == [" Audit Platform"])
  }

  @Test("a toast stands above the last line")
  func toast() {
    let lines = Surface(Toast("\(Glyph.done, .ok) Saved"), size: Size(20, 5)).lines
    #expect(lines == ["", "        ╭─────────╮", "        │ ✔ Saved │", "        ╰─────────╯", ""])
  }

  @Test("facts stand in two columns")
  func facts() {
    #expect(
      Surface(Facts([("Template", "v7"), ("Size", "2 workers")]), size: Size(40, 2)).lines == [
        "   Template  v7", "   Size      2 workers",
      ])
  }
}
