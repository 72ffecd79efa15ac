import Foundation

/// How many tokens may be spent. Pure: the time comes in, decisions come out. A day begins at midnight UTC.
package struct TokenBudget: Equatable, Sendable {
  /// Why a request may not be sent.
  package enum Refusal: Error, Equatable, Sendable {
    /// It alone is too large.
    case request(tokens: Int, max: Int)
    /// The day's tokens do not suffice for it.
    case day(remaining: Int, renewedAt: Date)
  }

  /// Tokens set aside for a request that is under way.
  package struct Reservation: Equatable, Sendable {
    let day: Int
    let tokens: Int
  }

  private static let daySeconds = 86_400.0

  package let perRequestMax: Int
  package let perDayMax: Int
  /// Since 1970.
  private var day = 0
  /// Spent and set aside on that day.
  private var taken = 0

  package init(perRequestMax: Int, perDayMax: Int) {
    self.perRequestMax = perRequestMax
    self.perDayMax = perDayMax
  }

  package func remaining(at now: Date) -> Int {
    Self.day(of: now) == day ? max(0, perDayMax - taken) : perDayMax
  }

  /// Sets tokens aside, so that two requests at once cannot spend the same ones.
  package mutating func reserve(_ tokens: Int, at now: Date) throws(Refusal) -> Reservation {
    guard tokens <= perRequestMax else { throw .request(tokens: tokens, max: perRequestMax) }
    begin(Self.day(of: now))
    guard tokens <= perDayMax - taken else {
      throw .day(
        remaining: max(0, perDayMax - taken),
        renewedAt: Date(timeIntervalSince1970: Double(day + 1) * Self.daySeconds))
    }
    taken += tokens
    return Reservation(day: day, tokens: tokens)
  }

  /// Puts what was really spent in the place of what was set aside; zero for a request that was never
  /// answered.
  package mutating func settle(_ reservation: Reservation, used: Int, at now: Date) {
    begin(Self.day(of: now))
    // What was set aside yesterday went with yesterday; what was spent counts when it is known.
    taken += max(0, used) - (reservation.day == day ? reservation.tokens : 0)
  }

  /// A clock that goes back a day does not give the day's tokens anew.
  private mutating func begin(_ today: Int) {
    guard today > day else { return }
    day = today
    taken = 0
  }

  private static func day(of now: Date) -> Int {
    Int((now.timeIntervalSince1970 / daySeconds).rounded(.down))
  }
}
