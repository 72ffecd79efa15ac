import Foundation

/// Sends changes so that none is lost and none counts twice, whatever breaks: each is on disk before it is sent, and is
/// sent again under the same key until a server has answered it, or its time is over.
package actor Outbox {
  /// What is in it, each time that this changes: the first when `run()` begins. One listener.
  package nonisolated let news: AsyncStream<OutboxNews>

  private let store: any OutboxStore
  private let client: any ControlPlaneClient
  private let sender: any MessageSender
  private let name: String
  private let terms: OutboxTerms
  private let now: @Sendable () -> Date
  private let tell: AsyncStream<OutboxNews>.Continuation
  private var told: OutboxNews?
  /// Whether nothing waited at the last look: then only what somebody writes can make work.
  private var isAtRest = false

  /// - Parameters:
  ///   - client: answers what is not a change, and knows who asks.
  ///   - name: no other sender's.
  package init(
    store: any OutboxStore, client: any ControlPlaneClient, sender: any MessageSender, name: String,
    terms: OutboxTerms = OutboxTerms(), now: @escaping @Sendable () -> Date
  ) {
    self.store = store
    self.client = client
    self.sender = sender
    self.name = name
    self.terms = terms
    self.now = now
    (news, tell) = AsyncStream.makeStream()
  }

  // MARK: Submitting

  /// Sends a change, and waits for the answer.
  ///
  /// - Parameter sentence: what is to be done, for people; nil says it in the endpoint's own words.
  /// - Throws: `PostponedCall` when it waits to be sent: no server could be reached, its answer was lost, or others wait
  ///   before it. `APIProblem` when a server said no, or nothing can be kept here.
  package func call<E: PostponableEndpoint>(_ endpoint: E, saying sentence: String? = nil) async throws
    -> E.Output
  {
    var message = try WireRequest(endpoint)
    message.idempotencyKey = message.idempotencyKey ?? UUID().uuidString
    let at = now()
    let call = PendingCall(
      endpoint: E.name, message: message, sentence: sentence ?? endpoint.sentence,
      user: await client.lastKnown(WhoAmI())?.output.actor, submittedAt: at,
      expiresAt: at.addingTimeInterval(terms.life / .seconds(1)))
    let added: (call: PendingCall, isClaimed: Bool)
    do {
      added = try await store.add(call, claimedBy: claim)
    } catch let problem as APIProblem {
      return try await sendUnwritten(endpoint, problem)
    }
    guard added.isClaimed else {
      await look()
      throw PostponedCall(call: added.call)
    }
    let body = try await answer(to: added.call)
    do {
      return try JSONCoding.decoder().decode(E.Output.self, from: body)
    } catch {
      throw APIProblem(.internal, "“\(E.name)” was done, but the server's answer cannot be read.")
    }
  }

  /// Sends what could not be written down, as if there were no outbox.
  private func sendUnwritten<E: Endpoint>(_ endpoint: E, _ broken: APIProblem) async throws -> E.Output {
    do {
      return try await client.call(endpoint)
    } catch var problem as APIProblem where problem.isUnanswered {
      problem.detail += " It does not wait to be sent: \(broken.detail)"
      throw problem
    }
  }

  /// Sends what is claimed, and notes what came of it.
  private func answer(to call: PendingCall) async throws -> Data {
    do {
      let body = try await sender.answer(to: call.message, changesNothing: false)
      // What cannot be crossed out is sent again, under a key that counts once.
      try? await store.complete(call.id, by: name)
      return body
    } catch let problem as APIProblem {
      guard let silence = problem.silence else {
        try? await store.complete(call.id, by: name)
        throw problem
      }
      var waiting = call
      waiting.isInDoubt = call.isInDoubt || silence == .answerLost
      try? await store.release(call.id, by: name, isInDoubt: waiting.isInDoubt)
      await look()
      throw PostponedCall(call: waiting)
    } catch {
      // Nobody waits for it any more; whether it arrived is not known.
      try? await store.release(call.id, by: name, isInDoubt: true)
      throw error
    }
  }

  // MARK: Looking

  /// Everything in it, the oldest first.
  ///
  /// - Throws: `APIProblem` with `storage`.
  package func calls() async throws -> [PendingCall] { try await store.calls() }

  /// Takes a change back, or puts one away that is over.
  ///
  /// - Throws: `APIProblem` with `storage`.
  package func withdraw(_ id: PendingCall.ID) async throws -> OutboxWithdrawal {
    let result = try await store.withdraw(id, at: now())
    await look()
    return result
  }

  // MARK: Sending

  /// Sends what waits, in order, whenever a server can be reached, until the caller is cancelled.
  ///
  /// What waits is tried at every pause. While nothing does, nothing wakes up: the store rings when there may be something,
  /// and a pause later, when what was sent at once is gone again, it is looked at.
  ///
  /// - Parameter sends: false only tells what is there: for who may change nothing.
  package func run(
    sends: Bool = true, sleep: @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
  ) async {
    var changes = await store.changes().makeAsyncIterator()
    repeat {
      if sends { await pass() } else { await look() }
      if isAtRest { await changes.next() }
    } while (try? await sleep(terms.pause)) != nil
  }

  /// Gives up what is over, and sends the rest as far as a server answers.
  ///
  /// - Returns: why no more was sent, where that is known.
  @discardableResult
  package func pass() async -> String? {
    var events: [OutboxNews.Event] = []
    var why: String?
    do {
      events += try await store.expire(at: now()).map { .expired($0) }
      if try await store.calls().contains(where: { $0.state == .waiting }) {
        // Asking first costs nothing, and says who would send.
        let user = try await client.call(WhoAmI()).actor
        while let call = try await store.claim(claim, for: user) {
          do {
            events.append(try await deliver(call))
          } catch let silent as WaitsOn {
            why = silent.why
            break
          }
        }
      }
    } catch let problem as APIProblem where problem.code == .storage && !problem.isUnanswered {
      events.append(.broken(problem.detail))
      why = problem.detail
    } catch {
      why = (error as? APIProblem)?.detail
      // No server can be reached, or nobody waits any more: the next time.
    }
    await look(events)
    return why
  }

  /// Why a change waits on.
  private struct WaitsOn: Error {
    var why: String?
  }

  /// Sends one that waited.
  ///
  /// - Throws: `WaitsOn` when no server has answered it, and what the store throws.
  private func deliver(_ call: PendingCall) async throws -> OutboxNews.Event {
    do {
      _ = try await sender.answer(to: call.message, changesNothing: false)
      try await store.complete(call.id, by: name)
      return .sent(call)
    } catch let problem as APIProblem {
      if !problem.isUnanswered, problem.code.isRefusal, problem.code != .unauthenticated {
        try await store.refuse(call.id, by: name, reason: problem.description)
        return .refused(call, reason: problem.detail)
      }
      // Who broke down in the middle may have done it.
      let isInDoubt = call.isInDoubt || problem.silence == .answerLost || problem.code == .timeout
      try await store.release(call.id, by: name, isInDoubt: isInDoubt)
      throw WaitsOn(why: problem.detail)
    } catch {
      try await store.release(call.id, by: name, isInDoubt: true)
      throw WaitsOn()
    }
  }

  private var claim: OutboxClaim {
    let at = now()
    return OutboxClaim(sender: name, at: at, until: at.addingTimeInterval(terms.claim / .seconds(1)))
  }

  /// Tells what is there, when it is not what was told last.
  private func look(_ events: [OutboxNews.Event] = []) async {
    var news = OutboxNews(calls: told?.calls ?? [], events: events)
    isAtRest = false
    do {
      news.calls = try await store.calls()
      isAtRest = !news.calls.contains { $0.state == .waiting }
    } catch let problem as APIProblem {
      if news.events.isEmpty { news.events = [.broken(problem.detail)] }
    } catch {
      return
    }
    guard news.calls != told?.calls || !news.events.isEmpty, news != told else { return }
    told = news
    tell.yield(news)
  }
}
