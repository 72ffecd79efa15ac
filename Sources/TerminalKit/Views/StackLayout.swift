/// Shares cells among the children of a stack.
enum StackLayout {
  /// The cells of each child: ideals when they fit, the rest by weight to those that can take more;
  /// when they do not fit, each gives in proportion to what it can spare, then the last ones go empty.
  static func share(_ cells: Int, among extents: [Extent]) -> [Int] {
    var result = extents.map(\.ideal)
    let wanted = result.reduce(0, +)
    if wanted < cells {
      grow(&result, by: cells - wanted, extents)
    } else if wanted > cells {
      shrink(&result, by: wanted - cells, extents)
    }
    return result
  }

  private static func grow(_ result: inout [Int], by amount: Int, _ extents: [Extent]) {
    var left = amount
    var open = extents.indices.filter { result[$0] < extents[$0].max }
    while left > 0, !open.isEmpty {
      let weights = open.reduce(0) { $0 + extents[$1].weight }
      let round = left
      var seen = 0
      var given = 0
      for index in open {
        seen += extents[index].weight
        let share = round * seen / weights - given
        given += share
        let taken = min(share, extents[index].max - result[index])
        result[index] += taken
        left -= taken
      }
      open = open.filter { result[$0] < extents[$0].max }
    }
  }

  private static func shrink(_ result: inout [Int], by amount: Int, _ extents: [Extent]) {
    var left = amount
    let spare = extents.reduce(0) { $0 + $1.ideal - $1.min }
    if spare > 0 {
      let round = min(left, spare)
      var seen = 0
      var taken = 0
      for index in extents.indices {
        seen += extents[index].ideal - extents[index].min
        let share = round * seen / spare - taken
        taken += share
        result[index] -= share
      }
      left -= round
    }
    for index in extents.indices.reversed() where left > 0 {
      let share = min(left, result[index])
      result[index] -= share
      left -= share
    }
  }
}
