import JobEngine

/// Walks all interleavings from a state, as far as a limit allows, and judges each.
struct Explorer {
  var variant: GuardVariant
  var statesMax: Int

  struct Finding {
    var states: Int
    var isComplete: Bool
    /// What went wrong, and the moves that led there.
    var violation: (what: String, path: [ExplorerMove])?
  }

  func run(from start: ExplorerState) throws -> Finding {
    var seen: Set<Int> = [start.hashValue]
    var stack: [(state: ExplorerState, path: [ExplorerMove])] = [(start, [])]
    var states = 0
    while let (state, path) = stack.popLast() {
      states += 1
      if let what = state.violation {
        return Finding(states: states, isComplete: false, violation: (what, path))
      }
      guard states < statesMax else { return Finding(states: states, isComplete: false, violation: nil) }
      let moves = state.moves
      if moves.isEmpty, let what = state.lostWork {
        return Finding(states: states, isComplete: false, violation: (what, path))
      }
      for move in moves {
        var next = state
        try next.make(move, variant: variant)
        if seen.insert(next.hashValue).inserted { stack.append((next, path + [move])) }
      }
    }
    return Finding(states: states, isComplete: true, violation: nil)
  }
}
