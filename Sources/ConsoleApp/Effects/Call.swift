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
  /// Sends it so that it waits where no server can be reached; nil for what may not wait.
  package let submit: (@Sendable (Outbox) async -> Delivery?)?
  /// Makes the event of a refusal, for a question that is not asked.
  let refuse: @Sendable (APIProblem) -> Event
  /// False where an answer from before must not stand for one: it would lead to something.
  let mayRecall: Bool
  /// True when what is known from before is told first, because nobody asked this there before.
  var recalls = false

  /// How a change ended: with an event, and with the change itself when it waits to be sent.
  package struct Delivery: Sendable {
    package let event: Event
    package let waits: PendingCall?
  }

  init<E: Endpoint>(
    _ endpoint: E, token: String, whenBusy: Collision, mayRecall: Bool = true, saying sentence: String? = nil,
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
    perform = { client in await Self.told(event) { try await client.call(endpoint) }?.event }
    submit = (endpoint as? any PostponableEndpoint).map { Self.submission($0, sentence, event) }
  }

  /// Sends a change by an outbox.
  private static func submission<P: PostponableEndpoint, Output: Sendable>(
    _ endpoint: P, _ sentence: String?,
    _ event: @escaping @Sendable (Result<Output, APIProblem>) -> Event
  ) -> @Sendable (Outbox) async -> Delivery? {
    { outbox in
      await told(event) {
        guard let output = try await outbox.call(endpoint, saying: sentence) as? Output else {
          throw APIProblem(.internal, "“\(P.name)” was answered with something else.")
        }
        return output
      }
    }
  }

  /// Makes the event of what comes of a question; nil when it was cancelled.
  private static func told<Output>(
    _ event: (Result<Output, APIProblem>) -> Event, _ ask: () async throws -> Output
  ) async -> Delivery? {
    do {
      return Delivery(event: event(.success(try await ask())), waits: nil)
    } catch let postponed as PostponedCall {
      return Delivery(event: event(.failure(postponed.call.postponedProblem)), waits: postponed.call)
    } catch let problem as APIProblem {
      return Delivery(event: event(.failure(problem)), waits: nil)
    } catch is CancellationError {
      return nil
    } catch {
      return Delivery(
        event: event(.failure(APIProblem(.internal, "The answer could not be read: \(error)"))), waits: nil)
    }
  }

  private init(
    token: String, endpoint: any Endpoint, whenBusy: Collision,
    mayRecall: Bool, submit: (@Sendable (Outbox) async -> Delivery?)?,
    perform: @escaping @Sendable (any ControlPlaneClient) async -> Event?,
    recall: @escaping @Sendable (any ControlPlaneClient) async -> (event: Event, at: Date)?,
    refuse: @escaping @Sendable (APIProblem) -> Event
  ) {
    self.token = token
    self.endpoint = endpoint
    self.whenBusy = whenBusy
    self.mayRecall = mayRecall
    self.submit = submit
    self.perform = perform
    self.recall = recall
    self.refuse = refuse
  }

  func map<Other: Equatable & Sendable>(_ change: @escaping @Sendable (Event) -> Other) -> Call<Other> {
    let (perform, recall, refuse) = (perform, recall, refuse)
    let submit = submit.map { submit -> @Sendable (Outbox) async -> Call<Other>.Delivery? in
      { outbox in await submit(outbox).map { Call<Other>.Delivery(event: change($0.event), waits: $0.waits) }
      }
    }
    var call = Call<Other>(
      token: token, endpoint: endpoint, whenBusy: whenBusy, mayRecall: mayRecall, submit: submit,
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
