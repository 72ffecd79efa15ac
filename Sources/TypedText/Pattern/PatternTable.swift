/// A pattern's states and what each scalar makes of each.
struct PatternTable: Sendable {
  /// States at most.
  static let statesMax = 1_000
  /// Looks at single steps at most while the table is made: about a tenth of a second.
  static let workMax = 3_000_000

  /// The state that says "found", whatever follows.
  private static let found: Int32 = -1

  private let classes: ScalarClasses
  /// What follows: the states of the first state's classes, then of the second's …
  private var next: [Int32] = []
  /// Whether the text may end here as found.
  private var endsFound: [Bool] = []

  /// Nil when it would be too large.
  init?(_ program: PatternProgram) {
    classes = ScalarClasses(program)
    var builder = PatternTableBuilder(program)
    var work: [PatternTableBuilder.State] = [.init(steps: [0], before: .start)]
    var known: [PatternTableBuilder.State: Int32] = [work[0]: 0]
    var place = 0
    while place < work.count {
      let state = work[place]
      place += 1
      for index in 0..<classes.count {
        let scalar = classes.example(index)
        guard let step = builder.step(from: state, by: scalar) else {
          next.append(Self.found)
          continue
        }
        if let number = known[step] {
          next.append(number)
        } else {
          guard work.count < Self.statesMax else { return nil }
          known[step] = Int32(work.count)
          next.append(Int32(work.count))
          work.append(step)
        }
      }
      endsFound.append(builder.isFoundAtEnd(of: state))
      guard builder.work <= Self.workMax else { return nil }
    }
  }

  func isFound(in text: String) -> Bool {
    var state: Int32 = 0
    for scalar in text.unicodeScalars {
      state = next[Int(state) * classes.count + classes.index(of: scalar.value)]
      if state == Self.found { return true }
    }
    return endsFound[Int(state)]
  }
}
