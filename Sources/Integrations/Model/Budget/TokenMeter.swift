import Foundation
import Synchronization

/// The one budget that all conversations share.
package final class TokenMeter: Sendable {
  private let budget: Mutex<TokenBudget>
  private let now: @Sendable () -> Date

  package init(_ budget: TokenBudget, now: @escaping @Sendable () -> Date) {
    self.budget = Mutex(budget)
    self.now = now
  }

  /// Tokens left today.
  package var remaining: Int { budget.withLock { $0.remaining(at: now()) } }

  /// Asks the model if the budget allows it, and counts what it cost.
  ///
  /// - Throws: `budget_exceeded` before anything is sent, or the model's error.
  package func reply(to request: ModelRequest, from client: any ModelClient) async throws(IntegrationError)
    -> ModelReply
  {
    let reservation = try reserve(request.tokensEstimated)
    do {
      let reply = try await client.reply(to: request)
      settle(reservation, used: reply.usage.total)
      return reply
    } catch {
      settle(reservation, used: 0)
      throw error
    }
  }

  private func reserve(_ tokens: Int) throws(IntegrationError) -> TokenBudget.Reservation {
    let result = budget.withLock { budget -> Result<TokenBudget.Reservation, TokenBudget.Refusal> in
      do throws(TokenBudget.Refusal) {
        return .success(try budget.reserve(tokens, at: now()))
      } catch {
        return .failure(error)
      }
    }
    switch result {
    case .success(let reservation): return reservation
    case .failure(let refusal): throw Self.error(refusal)
    }
  }

  private func settle(_ reservation: TokenBudget.Reservation, used: Int) {
    budget.withLock { $0.settle(reservation, used: used, at: now()) }
  }

  private static func error(_ refusal: TokenBudget.Refusal) -> IntegrationError {
    let message =
      switch refusal {
      case .request(let tokens, let max):
        "This would take \(tokens) tokens; a single question may take \(max)."
      case .day(let remaining, let renewedAt):
        "Of today's tokens \(remaining) are left; there are new ones at \(renewedAt.formatted(.iso8601))."
      }
    return IntegrationError("model", IntegrationError.codeBudget, message, retry: .permanent)
  }
}
