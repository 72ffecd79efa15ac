/// The names of pages or parts in one row, the current one standing out: `1 Overview  2 Tenants`.
package struct Tabs: View {
  /// One tab.
  package struct Tab: Hashable, Sendable {
    /// The key that opens it; empty for none.
    package let key: String
    /// Its name.
    package let title: String
    /// A number or state behind the name.
    package let badge: Line

    /// Makes a tab.
    package init(_ key: String, _ title: String, badge: Line = .empty) {
      self.key = key
      self.title = title
      self.badge = badge
    }
  }

  private let tabs: [Tab]
  private let selected: Int

  /// Makes the row.
  package init(_ tabs: [Tab], selected: Int) {
    self.tabs = tabs
    self.selected = selected
  }

  /// One row.
  package func extent(_ axis: Axis, across: Int) -> Extent { axis == .horizontal ? .fill : .fixed(1) }

  /// Draws the tabs; on a narrow terminal the others shrink to their keys, the last ones first, or without keys move
  /// together, then the current one stays in sight.
  package func render(in canvas: Canvas) {
    let room = canvas.width - 2
    var lines = tabs.indices.map { line(of: $0, short: false) }
    for index in tabs.indices.reversed()
    where index != selected && !tabs[index].key.isEmpty && width(of: lines, gap: 2) > room {
      lines[index] = line(of: index, short: true)
    }
    let gap = tabs.allSatisfy(\.key.isEmpty) && width(of: lines, gap: 2) > room ? 1 : 2
    var first = 0
    while first < selected, width(of: Array(lines[first...selected]), gap: gap) > room { first += 1 }
    var x = 1
    for (index, line) in lines.enumerated().dropFirst(first) where x < canvas.width {
      let width = canvas.write(line, x: x, width: min(line.width, canvas.width - x))
      if let key = Key(name: tabs[index].key) {
        canvas.onClick(.key(key), in: Rect(x: x, y: 0, width: width, height: 1))
      }
      x += width + gap
    }
  }

  private func width(of lines: [Line], gap: Int) -> Int {
    lines.reduce(gap * max(0, lines.count - 1)) { $0 + $1.width }
  }

  private func line(of index: Int, short: Bool) -> Line {
    let tab = tabs[index]
    let isSelected = index == selected
    var line = tab.key.isEmpty ? Line.empty : Line(tab.key, isSelected ? .accent : .dim)
    if !short {
      if !line.isEmpty { line += " " }
      line += Line(tab.title, isSelected ? Style(.accent, [.bold, .underline]) : .plain)
      if !tab.badge.isEmpty { line += " " + tab.badge }
    }
    return line
  }
}
