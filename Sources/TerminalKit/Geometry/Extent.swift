/// How many cells a view wants along one axis, and how it shares what is left over.
package struct Extent: Hashable, Sendable {
  /// Below this the view is of no use.
  package var min: Int
  /// What it takes when there is enough.
  package var ideal: Int
  /// What it takes at most; `Extent.unlimited` for a view that fills.
  package var max: Int
  /// Its share of the space left over, relative to its siblings.
  package var weight: Int

  /// Stands for "no upper limit", with room to add up many of them.
  package static let unlimited = 1 << 20

  /// Makes an extent with `min ≤ ideal ≤ max`.
  package init(min: Int, ideal: Int, max: Int, weight: Int = 1) {
    self.min = Swift.max(0, min)
    self.ideal = Swift.max(self.min, ideal)
    self.max = Swift.max(self.ideal, max)
    self.weight = Swift.max(1, weight)
  }

  /// Exactly so many cells.
  package static func fixed(_ cells: Int) -> Extent { Extent(min: cells, ideal: cells, max: cells) }
  /// All there is, starting from nothing.
  package static let fill = Extent(min: 0, ideal: 0, max: unlimited)
}
