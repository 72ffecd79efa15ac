/// Reads a regular expression: `.` `[a-z]` `[^…]` `\d \w \s \b` and their capitals, `^ $`, `( )`, `|`, `* + ? {2,5}`.
///
/// What only an engine that tries and goes back could do (`\1`, `(?=…)`) is refused.
struct PatternParser {
  /// How deep groups may stand in each other.
  static let depthMax = 40
  /// How often `{n,m}` may ask for.
  static let repeatMax = 100

  private let scalars: [Unicode.Scalar]
  private var place = 0
  private var depth = 0

  init(_ source: String) { scalars = Array(source.unicodeScalars) }

  mutating func parse() throws(PatternFault) -> PatternNode {
    let node = try alternatives()
    guard place == scalars.count else { throw fault("“)” closes nothing", at: place) }
    return node
  }

  private mutating func alternatives() throws(PatternFault) -> PatternNode {
    var all = [try sequence()]
    while take("|") { all.append(try sequence()) }
    return all.count == 1 ? all[0] : .either(all)
  }

  private mutating func sequence() throws(PatternFault) -> PatternNode {
    var parts: [PatternNode] = []
    while let next = peek, next != "|", next != ")" { parts.append(try quantified()) }
    return parts.isEmpty ? .empty : parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func quantified() throws(PatternFault) -> PatternNode {
    let start = place
    let node = try atom()
    guard let (least, most) = try quantifier() else { return node }
    switch node {
    case .start, .end, .wordEdge: throw fault("nothing stands before the repetition", at: start)
    default: break
    }
    // Greed decides what is found, not whether: `+?` is `+` here.
    _ = take("?")
    if let next = peek, ["*", "+"].contains(next) {
      throw fault("“\(next)” repeats a repetition", at: place)
    }
    return .repeated(node, least, most)
  }

  private mutating func quantifier() throws(PatternFault) -> (Int, Int?)? {
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    guard peek == "{" else { return nil }
    let start = place
    place += 1
    let least = number()
    var most = least
    if take(",") { most = number() }
    guard take("}"), let least else { throw fault("“{” needs numbers, as in {2} or {2,5}", at: start) }
    guard max(least, most ?? 0) <= Self.repeatMax else {
      throw fault("at most \(Self.repeatMax) repetitions can be asked for", at: start)
    }
    if let most, most < least { throw fault("the larger number stands first", at: start) }
    return (least, most)
  }

  /// The digits here; nil without any. What is too long is too large for everybody who asks.
  private mutating func number() -> Int? {
    var digits = ""
    while let next = peek, ("0"..."9").contains(next) {
      digits.unicodeScalars.append(next)
      place += 1
    }
    return digits.isEmpty ? nil : Int(digits) ?? .max
  }

  private mutating func atom() throws(PatternFault) -> PatternNode {
    let start = place
    let next = scalars[place]
    place += 1
    switch next {
    case ".": return .scalars(.all)
    case "^": return .start
    case "$": return .end
    case "(": return try group(from: start)
    case "[": return .scalars(try set(from: start))
    case "\\": return try escape(from: start)
    case "*", "+", "?": throw fault("nothing stands before “\(next)”", at: start)
    default: return .scalars(Self.letter(next))
    }
  }

  private mutating func group(from start: Int) throws(PatternFault) -> PatternNode {
    if take("?"), !take(":") { throw fault("only (…) and (?:…) are known", at: start) }
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthMax else { throw fault("groups stand too deep in each other", at: start) }
    let inner = try alternatives()
    guard take(")") else { throw fault("“(” is not closed", at: start) }
    return inner
  }

  private mutating func escape(from start: Int) throws(PatternFault) -> PatternNode {
    guard let next = peek else { throw fault("nothing stands after “\\”", at: start) }
    place += 1
    switch next {
    case "b": return .wordEdge(true)
    case "B": return .wordEdge(false)
    default:
      guard let set = Self.named(next) else { throw fault("“\\\(next)” is not known", at: start) }
      return .scalars(set)
    }
  }

  private mutating func set(from start: Int) throws(PatternFault) -> ScalarSet {
    let isInverted = take("^")
    var set = ScalarSet([])
    var isFirst = true
    while let next = peek, isFirst || next != "]" {
      isFirst = false
      let at = place
      let low = try member()
      guard peek == "-", place + 1 < scalars.count, scalars[place + 1] != "]" else {
        set = set.union(low).union(low.single.flatMap(Unicode.Scalar.init).map(Self.letter) ?? low)
        continue
      }
      place += 1
      let high = try member()
      guard let from = low.single, let to = high.single, from <= to else {
        throw fault("the range runs backwards", at: at)
      }
      set = set.union(ScalarSet([from...to]))
    }
    guard take("]") else { throw fault("“[” is not closed", at: start) }
    return isInverted ? set.folded.inverted : set.folded
  }

  private mutating func member() throws(PatternFault) -> ScalarSet {
    let next = scalars[place]
    place += 1
    guard next == "\\" else { return ScalarSet(next) }
    guard let escaped = peek, let set = Self.named(escaped) else {
      throw fault("the escape is not known", at: place - 1)
    }
    place += 1
    return set
  }

  /// What an escape stands for; nil for letters and digits without a meaning.
  private static func named(_ scalar: Unicode.Scalar) -> ScalarSet? {
    switch scalar {
    case "d": .digits
    case "D": ScalarSet.digits.inverted
    case "w": .word
    case "W": ScalarSet.word.inverted
    case "s": .space
    case "S": ScalarSet.space.inverted
    case "t": ScalarSet("\t")
    default:
      scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
        ? nil : letter(scalar)
    }
  }

  private static func letter(_ scalar: Unicode.Scalar) -> ScalarSet {
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    return ScalarSet(lower.count == 1 ? lower.first ?? scalar : scalar)
  }

  private var peek: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    place += 1
    return true
  }

  private func fault(_ message: String, at offset: Int) -> PatternFault {
    PatternFault(offset: offset, message: message)
  }
}

extension ScalarSet {
  /// The only scalar; nil for more or none.
  fileprivate var single: UInt32? {
    ranges.count == 1 && ranges[0].count == 1 ? ranges[0].lowerBound : nil
  }
}
