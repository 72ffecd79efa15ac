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
  /// Makes the event of a refusal, for a question that is not asked.
  let refuse: @Sendable (APIProblem) -> Event

  init<E: Endpoint>(
    _ endpoint: E, token: String, whenBusy: Collision,
    as event: @escaping @Sendable (Result<E.Output, APIProblem>) -> Event
  ) {
    self.token = token
    self.endpoint = endpoint
    self.whenBusy = whenBusy
    refuse = { event(.failure($0)) }
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
    perform: @escaping @Sendable (any ControlPlaneClient) async -> Event?,
    refuse: @escaping @Sendable (APIProblem) -> Event
  ) {
    self.token = token
    self.endpoint = endpoint
    self.whenBusy = whenBusy
    self.perform = perform
    self.refuse = refuse
  }

  func map<Other: Equatable & Sendable>(_ change: @escaping @Sendable (Event) -> Other) -> Call<Other> {
    let (perform, refuse) = (perform, refuse)
    return Call<Other>(
      token: token, endpoint: endpoint, whenBusy: whenBusy, perform: { await perform($0).map(change) },
      refuse: { change(refuse($0)) })
  }

  package static func == (left: Call, right: Call) -> Bool {
    left.token == right.token && left.whenBusy == right.whenBusy && isEqual(left.endpoint, right.endpoint)
  }
}
