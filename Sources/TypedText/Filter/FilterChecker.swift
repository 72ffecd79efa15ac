import Foundation

/// Makes a condition of an expression, field by field.
struct FilterChecker {
  let schema: FilterSchema
  let now: Date
  private(set) var faults: [FilterFault] = []

  init(schema: FilterSchema, now: Date) {
    self.schema = schema
    // Whole seconds: what a database stores compares equally then.
    self.now = Date(timeIntervalSinceReferenceDate: now.timeIntervalSinceReferenceDate.rounded(.down))
  }

  /// The condition as far as there is one; what is wrong joins the faults.
  mutating func condition(_ expression: FilterExpression) -> FilterCondition {
    switch expression {
    case .all(let parts):
      let inner = parts.map { condition($0) }
      return inner.count == 1 ? inner[0] : .all(inner)
    case .any(let parts): return .any(parts.map { condition($0) })
    case .not(let inner, _): return .not(condition(inner))
    case .text(let word): return textTest(word).map { .search($0) } ?? .all([])
    case .comparison(let comparison): return condition(comparison)
    }
  }

  private mutating func condition(_ comparison: FilterComparison) -> FilterCondition {
    // A name that is missing was complained of when it was read.
    guard !comparison.field.isEmpty else { return .all([]) }
    guard let field = schema.field(comparison.field) else {
      faults.append(unknown(comparison))
      return .all([])
    }
    let sign = comparison.operator
    let isEquality = [.matches, .equals, .differs].contains(sign)
    if !isEquality, comparison.values.count > 1 {
      fault(comparison.range, "“\(sign.rawValue)” takes one value")
      return .all([])
    }
    if !isEquality, [.text, .choice, .flag].contains(field.kind) {
      let start = comparison.fieldRange.upperBound
      fault(
        start..<start + sign.rawValue.count,
        "“\(field.name)” has no order: it takes “:”, “=” and “!=”")
      return .all([])
    }
    let tests = comparison.values.filter { !$0.range.isEmpty }.map { test($0, of: field, sign) }
    let condition = tests.count == 1 ? tests[0] : .any(tests)
    return sign == .differs ? .not(condition) : condition
  }

  private func unknown(_ comparison: FilterComparison) -> FilterFault {
    let names = schema.fields.flatMap { [$0.name] + $0.aliases }
    let near = Spelling.suggestion(for: comparison.field, among: names)
    let hint = near == nil ? "; in quotes it is text" : ""
    return FilterFault(
      comparison.fieldRange, "unknown field “\(comparison.field)”\(hint)", suggestion: near)
  }

  private mutating func test(
    _ word: FilterWord, of field: FilterField, _ sign: FilterComparison.Operator
  ) -> FilterCondition {
    if word.kind == .plain, field.isOptional, word.text.lowercased() == FilterField.none {
      guard [.matches, .equals, .differs].contains(sign) else {
        fault(word.range, "“none” has no order")
        return .all([])
      }
      return .field(field.name, .none)
    }
    switch field.kind {
    case .text:
      let isWhole = sign != .matches && word.kind != .pattern && word.kind != .fuzzy
      let test = isWhole ? .equals(Folding.folded(word.text)) : textTest(word)
      return test.map { .field(field.name, .text($0)) } ?? .all([])
    case .choice: return choice(word, of: field)
    case .flag, .number, .size, .age, .date:
      guard word.kind == .plain || word.kind == .quoted else {
        fault(word.range, "“\(field.name)” is no text: it takes no fuzzy word and no regex")
        return .all([])
      }
      return measured(word, of: field, sign)
    }
  }

  /// The words of a choice that are meant: the one that was typed, or those that begin with it.
  private mutating func choice(_ word: FilterWord, of field: FilterField) -> FilterCondition {
    let typed = Folding.folded(word.text)
    guard let values = field.values else {
      let test: FilterTextTest? =
        word.kind == .plain || word.kind == .quoted ? .equals(typed) : textTest(word)
      return test.map { .field(field.name, .text($0)) } ?? .all([])
    }
    let meant: [String]
    switch word.kind {
    case .plain, .quoted:
      let same = values.filter { Folding.folded($0) == typed }
      meant = same.isEmpty ? values.filter { Folding.folded($0).hasPrefix(typed) } : same
    case .fuzzy, .pattern:
      guard let test = textTest(word) else { return .all([]) }
      meant = values.filter { test.holds(for: Folding.folded($0)) }
    }
    if meant.isEmpty {
      let near = Spelling.suggestion(for: word.text, among: values)
      let shown = values.prefix(8).joined(separator: ", ") + (values.count > 8 ? ", …" : "")
      fault(
        word.range, "unknown \(field.name) “\(word.text)”" + (near == nil ? ": \(shown)" : ""),
        suggestion: near)
    }
    return .field(field.name, .oneOf(meant))
  }

  private mutating func measured(
    _ word: FilterWord, of field: FilterField, _ sign: FilterComparison.Operator
  ) -> FilterCondition {
    let condition =
      switch field.kind {
      case .number: FilterAmount.number(word.text).map { number($0, field, sign) }
      case .size: FilterAmount.size(word.text).map { number($0, field, sign) }
      case .age: FilterAge(word.text).map { $0.condition(field.name, sign, now: now) }
      case .date: FilterDay(word.text, now: now).map { $0.condition(field.name, sign) }
      case .flag: FilterAmount.flag(word.text).map { FilterCondition.field(field.name, .flag($0)) }
      case .text, .choice: FilterCondition?.none
      }
    if let condition { return condition }
    fault(word.range, "“\(word.text)” is \(complaint(word.text, field.kind))")
    return .all([])
  }

  private func number(
    _ value: Double, _ field: FilterField, _ sign: FilterComparison.Operator
  ) -> FilterCondition {
    .field(field.name, .number(sign.order, value))
  }

  /// What a value is not, and what it should look like.
  private func complaint(_ typed: String, _ kind: FilterField.Kind) -> String {
    switch kind {
    case .number: "no number"
    case .size: "no size such as 10GiB"
    case .age:
      FilterDay(typed, now: now) == nil ? "no age such as 15m, 2h or 3d" : "a date, not an age such as 3d"
    case .date:
      FilterAge(typed) == nil ? "no date such as 2026-11-01" : "an age, not a date such as 2026-11-01"
    case .flag: "neither yes nor no"
    case .text, .choice: "no value"
    }
  }

  private mutating func textTest(_ word: FilterWord) -> FilterTextTest? {
    switch word.kind {
    case .plain, .quoted: return .contains(Folding.folded(word.text))
    case .fuzzy: return .fuzzy(Folding.folded(word.text))
    case .pattern:
      do throws(PatternFault) {
        return .pattern(try TextPattern(word.text))
      } catch {
        let place = min(word.range.lowerBound + 1 + error.offset, word.range.upperBound - 1)
        fault(place..<place + 1, "this regex does not compile: \(error.message)")
        return nil
      }
    }
  }

  private mutating func fault(_ range: Range<Int>, _ message: String, suggestion: String? = nil) {
    faults.append(FilterFault(range, message, suggestion: suggestion))
  }
}

extension FilterComparison.Operator {
  /// How numbers are compared; "differs" is the opposite of "equal", made by a `not` around it.
  var order: FilterOrder {
    switch self {
    case .matches, .equals, .differs: .equal
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    }
  }
}
