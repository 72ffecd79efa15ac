/// Walks a program from state to state while its table is made.
struct PatternTableBuilder {
  /// What stands before a place in the text.
  enum Before: Hashable {
    case start
    case word
    case other
  }

  /// Where the program may be at once, and what stood before.
  struct State: Hashable {
    var steps: [Int]
    var before: Before
  }

  private let program: PatternProgram
  private let seesWords: Bool
  /// Single steps that were looked at.
  private(set) var work = 0

  init(_ program: PatternProgram) {
    self.program = program
    seesWords = program.steps.contains { if case .wordEdge = $0 { true } else { false } }
  }

  /// The state after a scalar; nil when the pattern was found before it.
  mutating func step(from state: State, by scalar: UInt32) -> State? {
    let isWord = ScalarSet.word.contains(scalar)
    guard let open = reach(state, next: isWord) else { return nil }
    var steps: Set<Int> = []
    for step in open {
      work += 1
      if case .scalar(let set) = program.steps[step], set.contains(scalar) { steps.insert(step + 1) }
    }
    // It may begin at every place.
    steps.insert(0)
    return State(steps: steps.sorted(), before: seesWords && isWord ? .word : .other)
  }

  mutating func isFoundAtEnd(of state: State) -> Bool { reach(state, next: nil) == nil }

  /// The steps that wait for a scalar; nil when one says "found". `next` is whether a scalar of a word follows, nil at
  /// the end of the text.
  private mutating func reach(_ state: State, next: Bool?) -> [Int]? {
    var seen: Set<Int> = []
    var todo = state.steps
    var open: [Int] = []
    while let step = todo.popLast() {
      guard seen.insert(step).inserted else { continue }
      work += 1
      switch program.steps[step] {
      case .scalar: open.append(step)
      case .split(let one, let other): todo += [one, other]
      case .jump(let target): todo.append(target)
      case .start: if state.before == .start { todo.append(step + 1) }
      case .end: if next == nil { todo.append(step + 1) }
      case .wordEdge(let isEdge):
        let changes = (state.before == .word) != (next == true)
        if changes == isEdge { todo.append(step + 1) }
      case .found: return nil
      }
    }
    return open
  }
}
