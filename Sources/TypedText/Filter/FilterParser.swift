/// Reads a filter: blanks are "and", `|` is "or" and binds less, `!` is "not", parentheses group.
///
/// Reading never fails: what is wrong becomes faults, and the rest of the text is read all the same.
package struct FilterParser {
  /// The longest filter, in characters.
  package static let lengthMax = 1_000
  /// How deep parentheses and `!` may stand in each other.
  package static let depthMax = 30
  /// Words and comparisons at most.
  package static let termsMax = 100

  /// What was read, as far as it could be.
  package private(set) var expression = FilterExpression.all([])
  /// What is wrong, from left to right.
  package private(set) var faults: [FilterFault] = []

  private let tokens: [FilterToken]
  private var place = 0
  private var depth = 0

  /// Reads a text.
  package init(_ text: String) {
    let characters = Array(text.prefix(Self.lengthMax + 1))
    guard characters.count <= Self.lengthMax else {
      tokens = []
      faults = [
        FilterFault(Self.lengthMax..<characters.count, "a filter has at most \(Self.lengthMax) characters")
      ]
      return
    }
    let lexer = FilterLexer(characters)
    tokens = lexer.tokens
    faults = lexer.faults
    if let hidden = characters.firstIndex(where: Self.isControl) {
      faults.append(FilterFault(hidden..<hidden + 1, "a control character cannot be looked for"))
    }
    let terms = tokens.filter { if case .word = $0.kind { true } else { $0.isComparison } }
    if terms.count > Self.termsMax {
      faults.append(FilterFault(terms[Self.termsMax].range, "a filter has at most \(Self.termsMax) terms"))
    } else {
      expression = alternatives()
      while place < tokens.count {
        faults.append(FilterFault(tokens[place].range, "this “)” closes nothing"))
        place += 1
        expression = .all([expression, alternatives()])
      }
    }
    faults.sort { $0.range.lowerBound < $1.range.lowerBound }
  }

  private mutating func alternatives() -> FilterExpression {
    var all: [FilterExpression] = []
    while true {
      let bar = place > 0 && tokens[place - 1].kind == .or ? tokens[place - 1] : nil
      let part = sequence()
      let isLast = peek != .or
      if part == .all([]), bar != nil || !isLast {
        let range = bar?.range ?? tokens[place].range
        faults.append(
          FilterFault(range, "one side of “|” is empty", isUnfinished: isLast && place == tokens.count))
      }
      all.append(part)
      guard !isLast else { break }
      place += 1
    }
    return all.count == 1 ? all[0] : .any(all)
  }

  private mutating func sequence() -> FilterExpression {
    var parts: [FilterExpression] = []
    while let next = peek, next != .or, next != .close { if let part = term() { parts.append(part) } }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  /// Nil when nothing usable stands here; what stands here is passed in any case.
  private mutating func term() -> FilterExpression? {
    let token = tokens[place]
    place += 1
    switch token.kind {
    case .word(let word): return .text(word)
    case .comparison(let comparison): return .comparison(comparison)
    case .not: return negated(token)
    case .open: return group(token)
    case .or, .close: return nil
    }
  }

  private mutating func negated(_ mark: FilterToken) -> FilterExpression? {
    guard let next = peek, next != .or, next != .close else {
      faults.append(
        FilterFault(mark.range, "nothing stands after “!”", isUnfinished: place == tokens.count))
      return nil
    }
    guard enter(mark) else { return nil }
    defer { depth -= 1 }
    guard let inner = term() else { return nil }
    return .not(inner, mark.range.lowerBound..<tokens[place - 1].range.upperBound)
  }

  private mutating func group(_ mark: FilterToken) -> FilterExpression? {
    guard enter(mark) else { return nil }
    defer { depth -= 1 }
    let start = place
    let inner = alternatives()
    if peek == .close {
      if place == start {
        faults.append(
          FilterFault(mark.range.lowerBound..<tokens[place].range.upperBound, "nothing stands in “()”"))
      }
      place += 1
    } else {
      faults.append(FilterFault(mark.range, "this “(” is not closed", isUnfinished: true))
    }
    return inner
  }

  /// One level deeper; beyond the last the rest is not read.
  private mutating func enter(_ mark: FilterToken) -> Bool {
    guard depth < Self.depthMax else {
      faults.append(FilterFault(mark.range, "this stands too deep in parentheses or “!”"))
      place = tokens.count
      return false
    }
    depth += 1
    return true
  }

  private var peek: FilterToken.Kind? { place < tokens.count ? tokens[place].kind : nil }

  private static func isControl(_ character: Character) -> Bool {
    character.unicodeScalars.contains { $0.properties.generalCategory == .control }
  }
}

extension FilterToken {
  fileprivate var isComparison: Bool { if case .comparison = kind { true } else { false } }
}
