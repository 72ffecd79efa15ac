/// Tarjan's search over a closure, with the depth of each module worked out on the way.
struct ComponentSearch {
  /// A module whose dependencies are being looked at.
  private struct Frame {
    var number: Int
    /// The place of the next dependency.
    var next = 0
  }

  /// For each number the longest way down; 0 for a module that needs nothing of the closure, -1 while
  /// unknown.
  private(set) var depths: [Int]
  /// The groups of two or more that need one another, and single modules that need themselves. The module
  /// that the closure met first stands in front.
  private(set) var knots: [[Int]] = []

  private let catalog: SeriesCatalog
  private let members: [Int]
  /// For each number its place in `members`, -1 for no member.
  private var places: [Int]
  /// For each number when the search met it, -1 while it has not.
  private var discovered: [Int]
  /// For each number the earliest one known to need it and be needed by it.
  private var lowest: [Int]
  private var count = 0
  private var open: [Int] = []
  private var frames: [Frame] = []

  init(catalog: SeriesCatalog, members: [Int]) {
    self.catalog = catalog
    self.members = members
    let unknown = Array(repeating: -1, count: catalog.names.count)
    depths = unknown
    places = unknown
    discovered = unknown
    lowest = unknown
    for (place, member) in members.enumerated() { places[member] = place }
  }

  mutating func run() {
    for member in members where discovered[member] < 0 {
      enter(member)
      while !frames.isEmpty { step() }
    }
    knots.sort { places[$0[0]] < places[$1[0]] }
  }

  private mutating func enter(_ number: Int) {
    lowest[number] = count
    discovered[number] = count
    count += 1
    open.append(number)
    frames.append(Frame(number: number))
  }

  private mutating func step() {
    let top = frames.count - 1
    let number = frames[top].number
    let dependencies = catalog.dependencies[number]
    guard frames[top].next < dependencies.count else { return leave(number) }
    let needed = dependencies[frames[top].next]
    frames[top].next += 1
    guard places[needed] >= 0 else { return }
    if discovered[needed] < 0 {
      enter(needed)
    } else if depths[needed] < 0 {
      // It is on the way down to here: the two need one another.
      lowest[number] = min(lowest[number], discovered[needed])
    }
  }

  private mutating func leave(_ number: Int) {
    frames.removeLast()
    if let above = frames.last?.number { lowest[above] = min(lowest[above], lowest[number]) }
    guard lowest[number] == discovered[number] else { return }
    var group: [Int] = []
    while let member = open.popLast() {
      group.append(member)
      if member == number { break }
    }
    close(group)
  }

  /// Everything below the group has its depth already.
  private mutating func close(_ group: [Int]) {
    var depth = 0
    var isKnot = group.count > 1
    for member in group {
      for needed in catalog.dependencies[member] {
        depth = max(depth, depths[needed] + 1)
        if needed == member { isKnot = true }
      }
    }
    for member in group { depths[member] = depth }
    if isKnot { knots.append(group.sorted { places[$0] < places[$1] }) }
  }
}
