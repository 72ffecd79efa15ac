/// A search in a log: what is looked for, and where it was found so far.
struct LogSearch: Equatable, Sendable {
  /// Where to go as soon as it is known.
  enum Jump: Equatable, Sendable {
    case forwards(from: Int)
    case backwards(from: Int)
  }

  let pattern: LogPattern
  /// The lines that match, ascending.
  var hits: [Int] = []
  /// All lines before this one were looked at.
  var examined = 0
  var jump: Jump?
}

extension [Int] {
  /// The place of the first number that is not smaller, in ascending numbers.
  func lowerBound(_ number: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The numbers that both have; both ascend. Fast where this one is short and lies close together.
  func intersection(_ other: [Int]) -> [Int] {
    var result: [Int] = []
    var index = first.map { other.lowerBound($0) } ?? 0
    for number in self {
      while index < other.count, other[index] < number { index += 1 }
      if index == other.count { break }
      if other[index] == number { result.append(number) }
    }
    return result
  }
}
