/// Where content stands in a width that is larger than itself.
package enum Alignment: Sendable {
  /// At the left.
  case leading
  /// In the middle, one cell left when it cannot be exact.
  case center
  /// At the right: numbers.
  case trailing

  /// The offset of `content` cells within `width` cells.
  func offset(of content: Int, in width: Int) -> Int {
    switch self {
    case .leading: 0
    case .center: max(0, (width - content) / 2)
    case .trailing: max(0, width - content)
    }
  }
}
