import Foundation
import TenantryAPI

/// What happens to a question when one with the same token is still unanswered.
package enum Collision: Equatable, Sendable {
  /// The older answer is dropped: what was asked for has changed.
  case replaces
  /// This one is asked when the older is answered: the same is asked again.
  case waits
  /// Both are asked, both answers are told: it changes something.
  case joins
}

/// A question to the control plane. Two are equal when they ask the same under the same token.
package struct Call<Event: Equatable & Sendable>: Equatable, Sendable {
  package let token: String
  package let endpoint: any Endpoint
  package let whenBusy: Collision
  /// Asks and makes the event; nil when the question was cancelled.
  package let perform: @Sendable (any ControlPlaneClient) async -> Event?
  /// Makes the event of what is known from before, and says when that was true; nil when nothing is.
  package let recall: @Sendable (any ControlPlaneClient) async -> (event: Event, at: Date)?
  /// Makes the event of a refusal, for a question that is not asked.
  let refuse: @Sendable (APIProblem) -> Event
  /// False where an answer from before must not stand for one: it would lead to something.
  let mayRecall: Bool
  /// True when what is known from before is told first, because nobody asked this there before.
  var recalls = false

  init<E: Endpoint>(
    _ endpoint: E, token: String, whenBusy: Collision, mayRecall: Bool = true,
    as event: @escaping @Sendable (Result<E.Output, APIProblem>) -> Event
  ) {
    self.token = token
    self.endpoint = endpoint
    self.whenBusy = whenBusy
    self.mayRecall = mayRecall && E.changesNothing
    refuse = { event(.failure($0)) }
    recall = { client in
      await client.lastKnown(endpoint).map { (event(.success($0.output)), $0.at) }
    }
    perform = { client in
      do {
        return event(.success(try await client.call(endpoint)))
      } catch let problem as APIProblem {
        return event(.failure(problem))
      } catch is CancellationError {
        return nil
      } catch {
        return event(.failure(APIProblem(.internal, "The answer could not be read: \(error)")))
      }
    }
  }

  private init(
    token: String, endpoint: any Endpoint, whenBusy: Collision,
    mayRecall: Bool, perform: @escaping @Sendable (any ControlPlaneClient) async -> Event?,
    recall: @escaping @Sendable (any ControlPlaneClient) async -> (event: Event, at: Date)?,
    refuse: @escaping @Sendable (APIProblem) -> Event
  ) {
    self.token = token
    self.endpoint = endpoint
    self.whenBusy = whenBusy
    self.mayRecall = mayRecall
    self.perform = perform
    self.recall = recall
    self.refuse = refuse
  }

  func map<Other: Equatable & Sendable>(_ change: @escaping @Sendable (Event) -> Other) -> Call<Other> {
    let (perform, recall, refuse) = (perform, recall, refuse)
    var call = Call<Other>(
      token: token, endpoint: endpoint, whenBusy: whenBusy, mayRecall: mayRecall,
      perform: { await perform($0).map(change) },
      recall: { client in await recall(client).map { (change($0.event), $0.at) } },
      refuse: { change(refuse($0)) })
    call.recalls = recalls
    return call
  }

  package static func == (left: Call, right: Call) -> Bool {
    left.token == right.token && left.whenBusy == right.whenBusy && isEqual(left.endpoint, right.endpoint)
  }
}
