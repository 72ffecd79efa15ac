extension Extent {
  /// One after the other.
  static func sum(_ extents: [Extent], spacing: Int) -> Extent {
    let gaps = spacing * Swift.max(0, extents.count - 1)
    return Extent(
      min: extents.reduce(gaps) { $0 + $1.min },
      ideal: extents.reduce(gaps) { $0 + $1.ideal },
      max: Swift.min(unlimited, extents.reduce(gaps) { $0 + $1.max }))
  }

  /// Beside each other.
  static func widest(_ extents: [Extent]) -> Extent {
    Extent(
      min: extents.reduce(0) { Swift.max($0, $1.min) },
      ideal: extents.reduce(0) { Swift.max($0, $1.ideal) },
      max: extents.reduce(0) { Swift.max($0, $1.max) })
  }

  /// More by a fixed number of cells.
  func adding(_ cells: Int) -> Extent {
    Extent(
      min: min + cells, ideal: ideal + cells, max: Swift.min(Extent.unlimited, max + cells), weight: weight)
  }
}
