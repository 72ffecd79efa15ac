/// Something that is so or not: `[x] High availability`.
package struct Checkbox: Equatable, Sendable {
  /// Whether it is on.
  package private(set) var isOn: Bool

  /// Makes a box.
  package init(isOn: Bool = false) { self.isOn = isOn }

  /// Takes a key: space and `x` switch it, `y` and `n` say which. Answers whether the key meant anything.
  package mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .space, "x": isOn.toggle()
    case "y": isOn = true
    case "n": isOn = false
    default: return false
    }
    return true
  }
}

/// A `Checkbox` with its label in one row.
package struct CheckboxView: View {
  private let box: Checkbox
  private let label: Line
  private let focused: Bool

  /// Makes a view.
  package init(_ box: Checkbox, _ label: Line, focused: Bool = true) {
    self.box = box
    self.label = label
    self.focused = focused
  }

  /// One row, as wide as its label.
  package func extent(_ axis: Axis, across: Int) -> Extent {
    guard axis == .horizontal else { return .fixed(1) }
    return Extent(min: min(8, label.width + 4), ideal: label.width + 4, max: Extent.unlimited)
  }

  /// Draws box and label.
  package func render(in canvas: Canvas) {
    let style: Style = focused ? Style(.accent, .bold) : box.isOn ? .bold : .dim
    canvas.write(box.isOn ? "[x]" : "[ ]", style)
    canvas.write(label.base(box.isOn || focused ? .plain : .dim), x: 4, width: max(0, canvas.width - 4))
  }
}
