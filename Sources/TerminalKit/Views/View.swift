/// Something that can be drawn in a rectangle: a pure value, made anew for every frame.
package protocol View {
  /// How many cells it wants along an axis, when it gets `across` cells along the other.
  func extent(_ axis: Axis, across: Int) -> Extent
  /// Draws itself on all of a canvas.
  func render(in canvas: Canvas)
}

extension View {
  /// A view without an opinion fills.
  package func extent(_ axis: Axis, across: Int) -> Extent { .fill }
}
