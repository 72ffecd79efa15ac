/// Reads days of the week as people type them: `mon,thu`, `mon-fri`, `daily`.
package enum WeekdayText {
  /// What to type, for help and for a refusal.
  package static let forms = "mon,thu or mon-fri or daily"

  /// The days; nil when the text names none, or something else.
  package static func parse(_ text: String) -> Set<Weekday>? {
    var days: Set<Weekday> = []
    for part in text.lowercased().split(whereSeparator: { $0 == "," || $0 == " " }) {
      if part == "daily" {
        days.formUnion(Weekday.allCases)
        continue
      }
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map {
        Weekday(rawValue: String($0))
      }
      guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1] else {
        return nil
      }
      days.formUnion(range(first, last))
    }
    return days.isEmpty ? nil : days
  }

  /// `Mon–Fri`, `Mon, Thu`, `daily`.
  package static func words(_ days: Set<Weekday>) -> String {
    let sorted = days.sorted()
    guard sorted.count < Weekday.allCases.count else { return "daily" }
    if sorted.count > 2, let first = sorted.first, let last = sorted.last,
      range(first, last).count == sorted.count
    {
      return "\(first.word)–\(last.word)"
    }
    return sorted.map(\.word).joined(separator: ", ")
  }

  /// From one day to another, over the end of the week if need be.
  private static func range(_ first: Weekday, _ last: Weekday) -> [Weekday] {
    let all = Weekday.allCases
    let start = all.firstIndex(of: first) ?? 0
    let length = ((all.firstIndex(of: last) ?? 0) - start + all.count) % all.count
    return (0...length).map { all[(start + $0) % all.count] }
  }
}
