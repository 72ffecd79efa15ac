/// The options of a `SelectList` with their details in columns.
package struct SelectListView: View {
  private let list: SelectList
  private let focused: Bool
  private let showsFilter: Bool
  private let isChecked: ((SelectOption) -> Bool)?

  /// Makes a view; with `showsFilter` the first row is the field that narrows, with `isChecked` a box stands before
  /// every title.
  package init(
    _ list: SelectList, focused: Bool = true, showsFilter: Bool = false,
    isChecked: ((SelectOption) -> Bool)? = nil
  ) {
    self.list = list
    self.focused = focused
    self.showsFilter = showsFilter
    self.isChecked = isChecked
  }

  /// As high as its options, as wide as there is.
  package func extent(_ axis: Axis, across: Int) -> Extent {
    let head = showsFilter ? 1 : 0
    return axis == .horizontal
      ? .fill
      : Extent(
        min: 1 + head, ideal: max(1, list.matches.count) + head, max: max(1, list.matches.count) + head)
  }

  /// Draws the filter and the options around the highlighted one.
  package func render(in canvas: Canvas) {
    if showsFilter {
      TextFieldView(list.filter, hint: "type to narrow", focused: focused).render(in: canvas.row(0))
    }
    let top = showsFilter ? 1 : 0
    let body = canvas.part(Rect(x: 0, y: top, width: canvas.width, height: canvas.height - top))
    let matches = list.matches
    list.note(rows: body.height)
    guard !matches.isEmpty else {
      body.write("No option matches.", x: 2, .dim)
      return
    }
    let chosen = list.highlightedIndex ?? 0
    let offset = max(0, min(chosen - body.height / 2, matches.count - body.height))
    let titleWidth = matches.reduce(0) { max($0, TextWidth.of(title(of: $1))) }
    let detailWidths = SelectListView.detailWidths(of: matches)
    for y in 0..<min(body.height, matches.count - offset) {
      draw(matches[offset + y], isChosen: offset + y == chosen, in: body.row(y), titleWidth, detailWidths)
      if focused { body.row(y).onClick(.row(offset + y - chosen)) }
    }
  }

  private func draw(
    _ option: SelectOption, isChosen: Bool, in canvas: Canvas, _ titleWidth: Int, _ detailWidths: [Int]
  ) {
    let target = isChosen && focused ? canvas.on(.selection) : canvas
    if isChosen { target.write(Glyph.chosen, .accent) }
    let isDisabled = option.disabledReason != nil
    let titleStyle: Style = isDisabled ? .dim : isChosen ? .bold : .plain
    let width = min(titleWidth, max(0, canvas.width - 2))
    target.write(Line(title(of: option), titleStyle), x: 2, width: width)
    var x = 2 + width + 3
    if let reason = option.disabledReason {
      let line: Line = "\(Glyph.warning, .warning) \(reason, .dim)"
      // A reason that has no room in its column stands right behind its own title.
      if x + line.width > canvas.width { x = min(x, 2 + TextWidth.of(title(of: option)) + 2) }
      target.write(line, x: x, width: max(0, canvas.width - x))
      return
    }
    for (detail, width) in zip(option.details, detailWidths) where x < canvas.width {
      target.write(detail.base(.dim), x: x, width: min(width, canvas.width - x))
      x += width + 3
    }
  }

  private func title(of option: SelectOption) -> String {
    guard let isChecked else { return option.title }
    return (isChecked(option) ? "[x] " : "[ ] ") + option.title
  }

  private static func detailWidths(of options: [SelectOption]) -> [Int] {
    var widths: [Int] = []
    for option in options {
      for (index, detail) in option.details.enumerated() {
        if index == widths.count { widths.append(0) }
        widths[index] = max(widths[index], detail.width)
      }
    }
    return widths
  }
}
