/// How far a `Viewport` is scrolled.
package struct ScrollState: Equatable, Sendable {
  /// The first row in sight.
  package private(set) var offset = 0
  private let window = Measure(otherwise: 10)
  private let content = Measure(otherwise: Extent.unlimited)

  /// Makes a state at the top.
  package init() {}

  /// Scrolls by keys; answers whether the key meant scrolling.
  package mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .up, "k": scroll(by: -1)
    case .down, "j": scroll(by: 1)
    case .pageUp, .ctrl("b"): scroll(by: 1 - window.value)
    case .pageDown, .ctrl("f"), .space: scroll(by: window.value - 1)
    case .ctrl("u"): scroll(by: -max(1, window.value / 2))
    case .ctrl("d"): scroll(by: max(1, window.value / 2))
    case .home, "g": offset = 0
    case .end, "G": scroll(by: Extent.unlimited)
    default: return false
    }
    return true
  }

  /// Scrolls by rows, within the content as it was last drawn.
  package mutating func scroll(by rows: Int) {
    offset = max(0, min(offset + rows, max(0, content.value - window.value)))
  }

  /// The offset for a drawing, and a note of its sizes for the next key.
  func clamped(content height: Int, window rows: Int) -> Int {
    window.value = rows
    content.value = height
    return max(0, min(offset, height - rows))
  }
}
