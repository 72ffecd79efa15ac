/// The direction along which a stack lays out or an extent is asked for.
package enum Axis: Sendable {
  /// Left to right.
  case horizontal
  /// Top to bottom.
  case vertical
}
