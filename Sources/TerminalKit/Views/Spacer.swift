/// Empty space that takes what is left over.
package struct Spacer: View {
  private let minimum: Int

  /// Makes a spacer of at least so many cells.
  package init(min minimum: Int = 0) { self.minimum = minimum }

  /// From its minimum to everything.
  package func extent(_ axis: Axis, across: Int) -> Extent {
    Extent(min: minimum, ideal: minimum, max: Extent.unlimited)
  }

  /// Draws nothing.
  package func render(in canvas: Canvas) {}
}
