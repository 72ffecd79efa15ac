import Foundation

/// A client that remembers what it was answered, so that it can be shown while no server can be reached.
///
/// What is asked always goes out: the memory is read by `lastKnown` alone.
package struct CachingClient: ControlPlaneClient {
  private let client: any ControlPlaneClient
  private let memory: any AnswerMemory
  private let keeps: Bool
  private let now: @Sendable () -> Date

  /// - Parameter keeps: false reads what others remember, and adds nothing to it.
  package init(
    _ client: any ControlPlaneClient, memory: any AnswerMemory, keeps: Bool = true,
    now: @escaping @Sendable () -> Date
  ) {
    self.client = client
    self.memory = memory
    self.keeps = keeps
    self.now = now
  }

  package func call<E: Endpoint>(_ endpoint: E) async throws -> E.Output {
    guard keeps else { return try await client.call(endpoint) }
    let asked = now()
    let output: E.Output
    do {
      output = try await client.call(endpoint)
    } catch let problem as APIProblem {
      if Self.isOver(problem), let question = Self.question(endpoint) { await memory.forget(question) }
      throw problem
    }
    if let session = output as? Session { await memory.belong(to: session.actor) }
    if let question = Self.question(endpoint), let body = try? JSONCoding.encoder().encode(output) {
      await memory.keep(KeptAnswer(body: body, at: asked), to: question)
    }
    return output
  }

  package func changes(since cursor: ChangeCursor?) -> AsyncStream<ChangeBatch> {
    client.changes(since: cursor)
  }

  package func lastKnown<E: Endpoint>(_ endpoint: E) async -> (output: E.Output, at: Date)? {
    guard let question = Self.question(endpoint), let answer = await memory.answer(to: question) else {
      return nil
    }
    do {
      return (try JSONCoding.decoder().decode(E.Output.self, from: answer.body), answer.at)
    } catch {
      // Another version of this program has kept it.
      await memory.forget(question)
      return nil
    }
  }

  /// What an answer is kept under; nil for what is never kept.
  private static func question<E: Endpoint>(_ endpoint: E) -> KeptQuestion? {
    guard E.method.isRead, E.isKept, let message = try? WireRequest(endpoint) else { return nil }
    return KeptQuestion(message)
  }

  /// True when a server said that what was seen is not there for the caller any more.
  private static func isOver(_ problem: APIProblem) -> Bool {
    !problem.isUnanswered && (problem.code == .notFound || problem.code == .forbidden)
  }
}
