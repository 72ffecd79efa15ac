/// A part of a drawn screen that has a name: who looks for it need not know how it looks.
package struct Landmark: Equatable, Sendable {
  /// The name, as whoever drew it gave it.
  package let name: String
  /// Where it is, in cells of the screen; what is out of sight is left out.
  package let rect: Rect
}
