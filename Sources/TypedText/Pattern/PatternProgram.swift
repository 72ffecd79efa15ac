/// A regular expression as steps of a machine that may be at many steps at once (K. Thompson, 1968).
struct PatternProgram {
  enum Step {
    case scalar(ScalarSet)
    case split(Int, Int)
    case jump(Int)
    case start
    case end
    case wordEdge(Bool)
    case found
  }

  /// Steps at most; a pattern that needs more is refused.
  static let stepsMax = 2_000

  private(set) var steps: [Step] = []

  /// Nil when it would have too many steps.
  init?(_ node: PatternNode) {
    guard add(node) else { return nil }
    steps.append(.found)
  }

  /// False as soon as there are too many.
  private mutating func add(_ node: PatternNode) -> Bool {
    guard steps.count < Self.stepsMax else { return false }
    switch node {
    case .empty: break
    case .scalars(let set): steps.append(.scalar(set))
    case .start: steps.append(.start)
    case .end: steps.append(.end)
    case .wordEdge(let isEdge): steps.append(.wordEdge(isEdge))
    case .sequence(let parts): return parts.allSatisfy { add($0) }
    case .either(let all): return either(all[...])
    case .repeated(let part, let least, let most):
      for _ in 0..<least where !add(part) { return false }
      if let most { return optional(part, most - least) }
      return star(part)
    }
    return true
  }

  private mutating func either(_ all: ArraySlice<PatternNode>) -> Bool {
    guard let first = all.first else { return true }
    guard all.count > 1 else { return add(first) }
    let split = reserve()
    guard add(first) else { return false }
    let jump = reserve()
    steps[split] = .split(split + 1, steps.count)
    guard either(all.dropFirst()) else { return false }
    steps[jump] = .jump(steps.count)
    return true
  }

  /// So many times at most, each only after the one before.
  private mutating func optional(_ part: PatternNode, _ times: Int) -> Bool {
    var splits: [Int] = []
    for _ in 0..<times {
      splits.append(reserve())
      guard add(part) else { return false }
    }
    for split in splits { steps[split] = .split(split + 1, steps.count) }
    return true
  }

  private mutating func star(_ part: PatternNode) -> Bool {
    let split = reserve()
    guard add(part) else { return false }
    steps.append(.jump(split))
    steps[split] = .split(split + 1, steps.count)
    return true
  }

  private mutating func reserve() -> Int {
    steps.append(.jump(steps.count + 1))
    return steps.count - 1
  }
}
