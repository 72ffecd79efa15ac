import Foundation
import Testing

@testable import Integrations

@Suite("the token budget")
struct TokenBudgetTests {
  private let noon = Date(timeIntervalSince1970: 1_763_812_800)
  private let tomorrow = Date(timeIntervalSince1970: 1_763_812_800 + 86_400)

  @Test("what is set aside is spent for others, and what was not needed comes back")
  func settling() throws {
    var budget = TokenBudget(perRequestMax: 600, perDayMax: 1_000)
    let first = try budget.reserve(600, at: noon)
    #expect(throws: TokenBudget.Refusal.self) { try budget.reserve(600, at: noon) }
    budget.settle(first, used: 100, at: noon)
    #expect(budget.remaining(at: noon) == 900)
    budget.settle(try budget.reserve(500, at: noon), used: 0, at: noon)
    #expect(budget.remaining(at: noon) == 900)
  }

  @Test("a refusal says what would be allowed, and when")
  func refusals() throws {
    var budget = TokenBudget(perRequestMax: 600, perDayMax: 1_000)
    #expect(throws: TokenBudget.Refusal.request(tokens: 601, max: 600)) { try budget.reserve(601, at: noon) }
    _ = try budget.reserve(600, at: noon)
    let midnight = Date(timeIntervalSince1970: 1_763_856_000)
    #expect(throws: TokenBudget.Refusal.day(remaining: 400, renewedAt: midnight)) {
      try budget.reserve(401, at: noon)
    }
  }

  @Test(
    "a new day brings new tokens, what crosses midnight counts once, and a clock that goes back brings none")
  func days() throws {
    var budget = TokenBudget(perRequestMax: 1_000, perDayMax: 1_000)
    let late = try budget.reserve(1_000, at: noon)
    #expect(budget.remaining(at: tomorrow) == 1_000)
    budget.settle(late, used: 300, at: tomorrow)
    #expect(budget.remaining(at: tomorrow) == 700)
    #expect(throws: TokenBudget.Refusal.self) { try budget.reserve(701, at: noon) }
  }
}
