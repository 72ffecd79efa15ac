/// A day of the week. The raw values are what people type and what is stored.
package enum Weekday: String, CaseIterable, Codable, Hashable, Sendable, Comparable {
  case monday = "mon"
  case tuesday = "tue"
  case wednesday = "wed"
  case thursday = "thu"
  case friday = "fri"
  case saturday = "sat"
  case sunday = "sun"

  /// `Mon`.
  package var word: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

  package static func < (left: Weekday, right: Weekday) -> Bool { left.place < right.place }

  /// The day that Foundation's calendar counts as `number`: 1 is Sunday.
  init?(calendarNumber number: Int) {
    guard (1...7).contains(number) else { return nil }
    self = Self.allCases[(number + 5) % 7]
  }

  private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
