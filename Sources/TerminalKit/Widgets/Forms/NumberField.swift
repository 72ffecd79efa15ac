/// A whole number being typed or stepped, within limits.
package struct NumberField: Equatable, Sendable {
  /// The numbers that are allowed.
  package let range: ClosedRange<Int>
  /// How far an arrow goes; a page key goes ten times as far.
  package let step: Int
  /// The digits being edited.
  package private(set) var field: TextField

  /// Makes a field that holds a number.
  package init(_ value: Int, in range: ClosedRange<Int>, step: Int = 1) {
    self.range = range
    self.step = max(1, step)
    field = TextField(
      "\(value)", lengthMax: max("\(range.lowerBound)".count, "\(range.upperBound)".count) + 1)
  }

  /// The number, when what stands there is one that is allowed.
  package var value: Int? { Int(field.text).flatMap { range.contains($0) ? $0 : nil } }

  /// What is wrong, in words; nil when nothing is.
  package var error: String? {
    if value != nil { return nil }
    let limits = "\(Count.grouped(range.lowerBound)) to \(Count.grouped(range.upperBound))"
    return field.text.isEmpty ? "a number from \(limits)" : "not a number from \(limits)"
  }

  /// Takes a key: digits and the keys of a line editor; up and down step, page keys step by ten.
  package mutating func handle(_ key: Key) -> TextField.Outcome {
    switch key {
    case .up: return add(step)
    case .down: return add(-step)
    case .pageUp: return add(step * 10)
    case .pageDown: return add(-step * 10)
    default: break
    }
    if let character = key.typed {
      let isDigit = character.isASCII && character.isNumber
      let isSign = character == "-" && range.lowerBound < 0 && field.cursor == 0
      guard isDigit || isSign else { return .ignored }
    }
    return field.handle(key)
  }

  /// Takes pasted text when it is a number and nothing else.
  package mutating func paste(_ pasted: String) -> TextField.Outcome {
    let digits = pasted.filter { !$0.isWhitespace }
    guard let number = Int(digits) else { return .moved }
    field.set("\(number)")
    return .edited
  }

  /// From what cannot be read a step goes to the nearest limit.
  private mutating func add(_ amount: Int) -> TextField.Outcome {
    let number = Int(field.text) ?? (amount > 0 ? range.lowerBound - amount : range.upperBound - amount)
    let (sum, isOver) = number.addingReportingOverflow(amount)
    field.set("\(isOver ? range.upperBound : max(range.lowerBound, min(sum, range.upperBound)))")
    return .edited
  }
}

/// A `NumberField` with its limits: `  4  ▴▾ 1–8`.
package struct NumberFieldView: View {
  private let number: NumberField
  private let unit: String
  private let focused: Bool

  /// Makes a view; the unit stands behind the number.
  package init(_ number: NumberField, unit: String = "", focused: Bool = true) {
    self.number = number
    self.unit = unit
    self.focused = focused
  }

  /// One row.
  package func extent(_ axis: Axis, across: Int) -> Extent {
    guard axis == .horizontal else { return .fixed(1) }
    let width = fieldWidth + 1 + note.width
    return Extent(min: fieldWidth, ideal: width, max: Extent.unlimited)
  }

  /// Draws the digits, and while focused the arrows that step.
  package func render(in canvas: Canvas) {
    let width = min(fieldWidth, canvas.width)
    TextFieldView(number.field, focused: focused).render(
      in: canvas.part(Rect(x: 0, y: 0, width: width, height: 1)))
    canvas.write(note, x: width + 1, width: max(0, canvas.width - width - 1))
  }

  private var fieldWidth: Int {
    max("\(number.range.lowerBound)".count, "\(number.range.upperBound)".count) + 3
  }

  private var note: Line {
    let limits = "\(Count.grouped(number.range.lowerBound))–\(Count.grouped(number.range.upperBound))"
    let arrows = Line("\(Glyph.ascending)\(Glyph.descending)", focused ? .accent : .dim)
    return Line.joined([arrows, Line(unit), Line(limits, .dim)], by: " ")
  }
}
