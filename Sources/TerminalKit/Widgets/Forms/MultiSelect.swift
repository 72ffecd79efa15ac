/// A list to choose any number of options from, narrowed by typing.
package struct MultiSelect: Equatable, Sendable {
  /// What a key did.
  package enum Outcome: Equatable, Sendable {
    /// The key means nothing to a list.
    case ignored
    /// Highlight, filter or choice may have changed.
    case handled
    /// Enter: what is chosen stands.
    case submitted
  }

  /// The list with its highlight and its filter.
  package private(set) var list: SelectList
  /// The ids of the chosen options.
  package private(set) var chosen: Set<String>

  /// Makes a list; letters narrow it when it `filters`.
  package init(_ options: [SelectOption], chosen: Set<String> = [], filters: Bool = true) {
    list = SelectList(options, filters: filters)
    self.chosen = chosen
  }

  /// The chosen options in the order of the list.
  package var chosenOptions: [SelectOption] { list.options.filter { chosen.contains($0.id) } }

  /// Takes a key: space chooses or not, ctrl-a chooses all that match or none of them, enter ends, all others go to
  /// the list.
  package mutating func handle(_ key: Key) -> Outcome {
    switch key {
    case .space:
      if let id = list.highlighted, let option = list.matches.first(where: { $0.id == id }) { toggle(option) }
      return .handled
    case .ctrl("a"):
      let open = list.matches.filter { $0.disabledReason == nil }.map(\.id)
      if open.allSatisfy(chosen.contains) { chosen.subtract(open) } else { chosen.formUnion(open) }
      return .handled
    case .enter: return .submitted
    default: return list.handle(key) == .ignored ? .ignored : .handled
    }
  }

  private mutating func toggle(_ option: SelectOption) {
    guard option.disabledReason == nil else { return }
    if chosen.remove(option.id) == nil { chosen.insert(option.id) }
  }
}

/// A `MultiSelect` with boxes before its options and, above them, the filter and how many are chosen.
package struct MultiSelectView: View {
  private let select: MultiSelect
  private let focused: Bool

  /// Makes a view.
  package init(_ select: MultiSelect, focused: Bool = true) {
    self.select = select
    self.focused = focused
  }

  /// As high as its options and its head.
  package func extent(_ axis: Axis, across: Int) -> Extent {
    let rows = max(1, select.list.matches.count) + 1
    return axis == .horizontal ? .fill : Extent(min: 2, ideal: rows, max: rows)
  }

  /// Draws the head and the options around the highlighted one.
  package func render(in canvas: Canvas) {
    let count = Line("\(select.chosen.count) of \(select.list.options.count)", .dim)
    let room = max(4, canvas.width - count.width - 2)
    TextFieldView(select.list.filter, hint: "type to narrow", focused: focused).render(
      in: canvas.part(Rect(x: 0, y: 0, width: min(room, canvas.width), height: 1)))
    if room + count.width < canvas.width { canvas.write(count, x: canvas.width - count.width) }
    SelectListView(select.list, focused: focused) { select.chosen.contains($0.id) }
      .render(in: canvas.part(Rect(x: 0, y: 1, width: canvas.width, height: canvas.height - 1)))
  }
}
