import Foundation

/// One calendar month in UTC, written `2026-11`: what an invoice is for.
///
/// Months and days are UTC's, wherever the tenant is, so that everybody reads the same bounds on an invoice.
package struct BillingPeriod: ValidatedName {
  package static let noun = "period"

  package let year: Int
  package let month: Int

  package var rawValue: String {
    let month = month < 10 ? "0\(month)" : "\(month)"
    return "\(year)-\(month)"
  }

  package init(_ text: String) throws(InvalidName) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
      text.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) }), let year = Int(parts[0]),
      let month = Int(parts[1]), (2_000...9_998).contains(year), (1...12).contains(month)
    else {
      throw InvalidName(noun: Self.noun, rule: "must be a month such as 2026-11")
    }
    self.init(year: year, month: month)
  }

  /// The month in which a moment lies.
  package init(of date: Date) {
    let parts = Self.calendar.dateComponents([.year, .month], from: date)
    self.init(year: parts.year ?? 2_000, month: parts.month ?? 1)
  }

  private init(year: Int, month: Int) {
    self.year = year
    self.month = month
  }

  private static let calendar: Calendar = {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    return calendar
  }()

  /// Its first moment.
  package var start: Date {
    Self.calendar.date(from: DateComponents(year: year, month: month, day: 1)) ?? .distantPast
  }

  /// The first moment after it.
  package var end: Date { next.start }

  package var days: Int { Int((end.timeIntervalSince(start) / Self.daySeconds).rounded()) }

  package var next: BillingPeriod {
    month == 12 ? BillingPeriod(year: year + 1, month: 1) : BillingPeriod(year: year, month: month + 1)
  }

  package var previous: BillingPeriod {
    month == 1 ? BillingPeriod(year: year - 1, month: 12) : BillingPeriod(year: year, month: month - 1)
  }

  /// How many of its days are served from a moment on. A day that has begun counts whole.
  package func days(servedFrom date: Date) -> Int {
    let passed = (date.timeIntervalSince(start) / Self.daySeconds).rounded(.down)
    return Swift.max(0, Swift.min(days, days - Int(Swift.max(passed, 0))))
  }

  private static let daySeconds = 86_400.0
}
