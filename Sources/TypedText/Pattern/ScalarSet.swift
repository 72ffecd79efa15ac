/// A set of Unicode scalars, as ranges of their values in order, none touching another.
struct ScalarSet: Hashable, Sendable {
  private(set) var ranges: [ClosedRange<UInt32>]

  init(_ ranges: [ClosedRange<UInt32>]) {
    var merged: [ClosedRange<UInt32>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound <= last.upperBound + 1 {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    self.ranges = merged
  }

  init(_ scalar: Unicode.Scalar) { self.init([scalar.value...scalar.value]) }

  static let limit: UInt32 = 0x10FFFF
  static let all = ScalarSet([0...limit])
  static let digits = ScalarSet([48...57])
  /// ASCII letters, digits and `_`, and every scalar beyond ASCII: names are written in all scripts.
  static let word = ScalarSet([48...57, 65...90, 95...95, 97...122, 0x80...limit])
  static let space = ScalarSet([9...13, 32...32, 0xA0...0xA0, 0x2000...0x200A, 0x3000...0x3000])

  var inverted: ScalarSet {
    var rest: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in ranges {
      if range.lowerBound > next { rest.append(next...range.lowerBound - 1) }
      next = range.upperBound + 1
    }
    if next <= Self.limit { rest.append(next...Self.limit) }
    return ScalarSet(rest)
  }

  func union(_ other: ScalarSet) -> ScalarSet { ScalarSet(ranges + other.ranges) }

  func contains(_ value: UInt32) -> Bool { ranges.contains { $0.contains(value) } }

  /// With the small letter of every ASCII capital: the text that is looked at has no capitals.
  var folded: ScalarSet {
    let capitals = ranges.compactMap { range -> ClosedRange<UInt32>? in
      let low = max(range.lowerBound, 65)
      let high = min(range.upperBound, 90)
      return low <= high ? low + 32...high + 32 : nil
    }
    return capitals.isEmpty ? self : ScalarSet(ranges + capitals)
  }
}
