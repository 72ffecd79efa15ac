/// Cuts a filter's text into tokens. What cannot be cut becomes a fault; nothing stops it.
struct FilterLexer {
  private let text: [Character]
  private var place = 0
  private(set) var tokens: [FilterToken] = []
  private(set) var faults: [FilterFault] = []

  init(_ text: [Character]) {
    self.text = text
    while place < text.count { next() }
  }

  private mutating func next() {
    let start = place
    let character = text[place]
    switch character {
    case _ where character.isWhitespace: place += 1
    case "|": mark(.or)
    case "(": mark(.open)
    case ")": mark(.close)
    case "!": mark(.not)
    case "\"", "~", "/":
      let word = self.word(endingAt: Self.endsWord)
      tokens.append(FilterToken(kind: .word(word), range: word.range))
    default:
      if let comparison = comparison() {
        tokens.append(FilterToken(kind: .comparison(comparison), range: start..<place))
      } else {
        let word = self.word(endingAt: Self.endsWord)
        tokens.append(FilterToken(kind: .word(word), range: word.range))
      }
    }
  }

  private mutating func mark(_ kind: FilterToken.Kind) {
    tokens.append(FilterToken(kind: kind, range: place..<place + 1))
    place += 1
  }

  // MARK: Fields

  /// `field:value` from here on, or nil when that is not what stands here.
  private mutating func comparison() -> FilterComparison? {
    let start = place
    var end = start
    while end < text.count, Self.isOfName(text[end], isFirst: end == start) { end += 1 }
    guard let (sign, length) = Self.sign(in: text, at: end) else { return nil }
    let name = String(text[start..<end])
    if name.isEmpty { fault(start..<start + length, "a field's name stands before “\(sign.rawValue)”") }
    place = end + length
    var values: [FilterWord] = []
    repeat {
      if !values.isEmpty { place += 1 }
      values.append(value(of: name, sign))
    } while place < text.count && text[place] == ","
    return FilterComparison(
      field: name, fieldRange: start..<end, operator: sign, values: values, range: start..<place)
  }

  private mutating func value(of name: String, _ sign: FilterComparison.Operator) -> FilterWord {
    let start = place
    let word = self.word { Self.endsWord($0) || $0 == "," }
    if word.range.isEmpty {
      fault(start..<start, "a value is missing after “\(name)\(sign.rawValue)”", isUnfinished: true)
    }
    return word
  }

  /// The sign that stands at a place, the longest one, with its length.
  private static func sign(in text: [Character], at place: Int) -> (FilterComparison.Operator, Int)? {
    for length in [2, 1] where place + length <= text.count {
      let piece = String(text[place..<place + length])
      if let sign = FilterComparison.Operator(rawValue: piece) { return (sign, length) }
    }
    return nil
  }

  private static func isOfName(_ character: Character, isFirst: Bool) -> Bool {
    guard character.isASCII else { return character.isLetter }
    return character.isLetter || (!isFirst && (character.isNumber || "_-.".contains(character)))
  }

  // MARK: Words

  private mutating func word(endingAt isEnd: (Character) -> Bool) -> FilterWord {
    let start = place
    switch place < text.count ? text[place] : " " {
    case "\"": return enclosed("\"", .quoted, "this quote is not closed")
    case "/": return enclosed("/", .pattern, "this regex is not closed: it ends with “/”")
    case "~":
      place += 1
      let isQuoted = place < text.count && text[place] == "\""
      var inner = isQuoted ? enclosed("\"", .fuzzy, "this quote is not closed") : plain(isEnd)
      if inner.text.isEmpty { fault(start..<place, "letters are missing after “~”", isUnfinished: true) }
      inner.kind = .fuzzy
      inner.range = start..<place
      return inner
    default: return plain(isEnd)
    }
  }

  private mutating func plain(_ isEnd: (Character) -> Bool) -> FilterWord {
    let start = place
    while place < text.count, !isEnd(text[place]) { place += 1 }
    return FilterWord(text: String(text[start..<place]), kind: .plain, range: start..<place)
  }

  /// What stands between two marks. `\` before a mark makes it a letter; in a regex every other one stays.
  private mutating func enclosed(
    _ mark: Character, _ kind: FilterWord.Kind, _ unclosed: String
  ) -> FilterWord {
    let start = place
    place += 1
    var inner = ""
    while place < text.count, text[place] != mark {
      if text[place] == "\\", place + 1 < text.count {
        let isMark = text[place + 1] == mark
        let isBackslash = text[place + 1] == "\\" && kind != .pattern
        if !isMark, !isBackslash { inner.append(text[place]) }
        place += 1
        // In a regex a second backslash belongs to the first: what follows it is no escape.
      }
      inner.append(text[place])
      place += 1
    }
    if place < text.count {
      place += 1
      if inner.isEmpty { fault(start..<place, "nothing stands between the marks") }
    } else {
      fault(start..<start + 1, unclosed, isUnfinished: true)
    }
    return FilterWord(text: inner, kind: kind, range: start..<place)
  }

  private static func endsWord(_ character: Character) -> Bool {
    character.isWhitespace || "|()\"".contains(character)
  }

  private mutating func fault(_ range: Range<Int>, _ message: String, isUnfinished: Bool = false) {
    faults.append(FilterFault(range, message, isUnfinished: isUnfinished))
  }
}
