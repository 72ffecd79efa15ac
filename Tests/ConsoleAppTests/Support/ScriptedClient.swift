import Foundation
import Synchronization
import TenantryAPI
import Testing

/// A control plane of canned answers. A question that has none fails the test.
struct ScriptedClient: ControlPlaneClient {
  private final class Script: Sendable {
    let answers = Mutex<[String: @Sendable (any Endpoint) throws -> any Sendable]>([:])
    let asked = Mutex<[String]>([])
    /// What is known from before, and when it was true.
    let known = Mutex<[String: (output: any Sendable, at: Date)]>([:])
    /// Since when what can be answered is known, and what is not, while nothing is answered.
    let away = Mutex<(knownAt: Date, unknown: Set<String>)?>(nil)
  }

  private let script = Script()
  private let feed = AsyncStream<ChangeBatch>.makeStream()

  /// Answers every question of a kind from the question.
  func on<E: Endpoint>(_ type: E.Type, _ answer: @escaping @Sendable (E) throws -> E.Output) {
    script.answers.withLock { answers in
      answers[E.name] = { endpoint in
        guard let endpoint = endpoint as? E else { throw APIProblem(.internal, "wrong endpoint") }
        return try answer(endpoint)
      }
    }
  }

  /// Answers every question of a kind the same.
  func on<E: Endpoint>(_ type: E.Type, _ answer: E.Output) { on(type) { _ in answer } }

  /// Refuses every question of a kind.
  func refuse<E: Endpoint>(_ type: E.Type, _ problem: APIProblem) { on(type) { _ in throw problem } }

  /// Refuses everything there is.
  func refuseAll(_ problem: APIProblem) {
    func refuseOne<E: Endpoint>(_ type: E.Type) { refuse(type, problem) }
    for endpoint in EndpointCatalog.all { refuseOne(endpoint) }
  }

  /// Knows an answer from before.
  func knows<E: Endpoint>(_ type: E.Type, _ output: E.Output, at moment: Date) {
    script.known.withLock { $0[E.name] = (output, moment) }
  }

  /// Answers nothing any more. What it can answer is known from `moment`, but for `unknown`.
  func goAway(knownAt moment: Date, butFor unknown: [any Endpoint.Type] = []) {
    script.away.withLock { $0 = (moment, Set(unknown.map { $0.name })) }
  }

  /// Answers again.
  func comeBack() { script.away.withLock { $0 = nil } }

  func lastKnown<E: Endpoint>(_ endpoint: E) async -> (output: E.Output, at: Date)? {
    if let known = script.known.withLock({ $0[E.name] }), let output = known.output as? E.Output {
      return (output, known.at)
    }
    guard E.isKept, let away = script.away.withLock({ $0 }), !away.unknown.contains(E.name),
      let answer = script.answers.withLock({ $0[E.name] }),
      let output = (try? answer(endpoint)) as? E.Output
    else { return nil }
    return (output, away.knownAt)
  }

  /// What was asked, by name, in order.
  var asked: [String] { script.asked.withLock { $0 } }

  func forgetAsked() { script.asked.withLock { $0 = [] } }

  /// Sends a batch into the change feed.
  func change(_ batch: ChangeBatch) { feed.continuation.yield(batch) }

  func call<E: Endpoint>(_ endpoint: E) async throws -> E.Output {
    script.asked.withLock { $0.append(E.name) }
    guard script.away.withLock({ $0 == nil }) else { throw APIProblem.nobodyAnswers }
    guard let answer = script.answers.withLock({ $0[E.name] }) else {
      Issue.record("No answer is scripted for \(E.name).")
      throw APIProblem(.internal, "no answer")
    }
    guard let output = try answer(endpoint) as? E.Output else { throw APIProblem(.internal, "wrong output") }
    return output
  }

  func changes(since cursor: ChangeCursor?) -> AsyncStream<ChangeBatch> { feed.stream }
}

extension APIProblem {
  /// What a client says that reaches no server.
  static let nobodyAnswers = APIProblem(.unavailable, "tenantry.example.net cannot be reached.").unanswered(
    .neverSent)
}
