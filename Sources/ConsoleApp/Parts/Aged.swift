import TerminalKit

/// What is not true any more for certain: drawn as it was, but dim. What is wrong stays bright.
package struct Aged: View {
  private let content: any View
  private let isStale: Bool

  package init(_ content: any View, isStale: Bool) {
    self.content = content
    self.isStale = isStale
  }

  package func extent(_ axis: Axis, across: Int) -> Extent { content.extent(axis, across: across) }

  package func render(in canvas: Canvas) {
    content.render(in: canvas)
    guard isStale else { return }
    canvas.restyle { [.text, .ok, .busy].contains($0.role) ? Style(.dim, $0.attributes, on: $0.ground) : $0 }
  }
}
