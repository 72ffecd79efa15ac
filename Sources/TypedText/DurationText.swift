/// Reads a span of time as people type it: `15m`, `1h30m`, `90s`.
package enum DurationText {
  /// The span; nil when it is not one.
  ///
  /// Whole numbers with `h`, `m` or `s`, the larger unit first and each at most once, without spaces; at least a second
  /// and less than a thousand hours.
  package static func parse(_ text: String) -> Duration? {
    let units: [Character: Int] = ["h": 3_600, "m": 60, "s": 1]
    var total = 0
    var digits = ""
    var smallest = Int.max
    for character in text {
      if character.isASCII, character.isNumber {
        digits.append(character)
        continue
      }
      guard digits.count <= 6, let number = Int(digits), let unit = units[character], unit < smallest else {
        return nil
      }
      total += number * unit
      smallest = unit
      digits = ""
    }
    guard digits.isEmpty, total > 0, total < 3_600_000 else { return nil }
    return .seconds(total)
  }
}
