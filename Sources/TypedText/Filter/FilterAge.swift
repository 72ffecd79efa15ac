import Foundation

/// How long ago: `45s`, `15m`, `2h`, `3d`, `2w`, `1y`, and several of them, the larger first: `1h30m`.
struct FilterAge: Equatable {
  private static let units: [(letter: Character, seconds: Double)] = [
    ("y", 365 * 86_400), ("w", 7 * 86_400), ("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1),
  ]

  private(set) var seconds = 0.0
  /// The smallest unit that was named: an age is shown in whole ones of it.
  private(set) var unit = 0.0

  init?(_ text: String) {
    var digits = ""
    var last = -1
    for character in text.lowercased() {
      if character.isASCII, character.isNumber {
        digits.append(character)
        guard digits.count <= 6 else { return nil }
      } else {
        guard let place = Self.units.firstIndex(where: { $0.letter == character }), place > last,
          let count = Double(digits)
        else { return nil }
        last = place
        seconds += count * Self.units[place].seconds
        unit = Self.units[place].seconds
        digits = ""
      }
    }
    guard last >= 0, digits.isEmpty else { return nil }
  }

  /// The younger, the later: the order turns round. Equal is what is shown equally, `2h` up to three hours.
  func condition(_ field: String, _ sign: FilterComparison.Operator, now: Date) -> FilterCondition {
    let point = now.addingTimeInterval(-seconds)
    switch sign {
    case .less: return .field(field, .time(.greater, point))
    case .lessOrEqual: return .field(field, .time(.greaterOrEqual, point))
    case .greater: return .field(field, .time(.less, point))
    case .greaterOrEqual: return .field(field, .time(.lessOrEqual, point))
    case .matches, .equals, .differs:
      return .all([
        .field(field, .time(.lessOrEqual, point)),
        .field(field, .time(.greater, point.addingTimeInterval(-unit))),
      ])
    }
  }
}
