/// The scalars in classes: those of one class are the same to a pattern.
struct ScalarClasses: Sendable {
  /// Where each class begins; classes are ranges, the first begins at 0.
  private let starts: [UInt32]
  /// The classes of ASCII, looked up at once.
  private let ascii: [Int]

  init(_ program: PatternProgram) {
    var starts: Set<UInt32> = [0]
    var seesWords = false
    for step in program.steps {
      switch step {
      case .scalar(let set): starts.formUnion(Self.borders(of: set))
      case .wordEdge: seesWords = true
      case .split, .jump, .start, .end, .found: break
      }
    }
    if seesWords { starts.formUnion(Self.borders(of: .word)) }
    let sorted = starts.filter { $0 <= ScalarSet.limit }.sorted()
    self.starts = sorted
    ascii = (0..<128).map { value in Self.place(of: value, in: sorted) }
  }

  var count: Int { starts.count }

  /// A scalar of the class.
  func example(_ index: Int) -> UInt32 { starts[index] }

  func index(of scalar: UInt32) -> Int {
    scalar < 128 ? ascii[Int(scalar)] : Self.place(of: scalar, in: starts)
  }

  private static func borders(of set: ScalarSet) -> [UInt32] {
    set.ranges.flatMap { [$0.lowerBound, $0.upperBound + 1] }
  }

  /// The last start that is not beyond the scalar.
  private static func place(of scalar: UInt32, in starts: [UInt32]) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= scalar { low = middle } else { high = middle }
    }
    return low
  }
}
