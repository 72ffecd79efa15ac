import Foundation
import Synchronization
import TenantModel
import TenantryAPI

/// A control plane that answers what a test says, and says what it was asked.
final class RecallingClient: ControlPlaneClient {
  private let answers = Mutex<[String: @Sendable (any Endpoint) throws -> any Sendable]>([:])
  private let kept = Mutex<[String]>([])
  private let known = Mutex<[String: any Sendable]>([:])

  func on<E: Endpoint>(_ type: E.Type, _ answer: @escaping @Sendable (E) throws -> E.Output) {
    answers.withLock { answers in
      answers[E.name] = { endpoint in
        guard let endpoint = endpoint as? E else { throw APIProblem(.internal, "another endpoint") }
        return try answer(endpoint)
      }
    }
  }

  /// Knows an answer from before.
  func knows<E: Endpoint>(_ type: E.Type, _ output: E.Output) {
    known.withLock { $0[E.name] = output }
  }

  func lastKnown<E: Endpoint>(_ endpoint: E) async -> (output: E.Output, at: Date)? {
    (known.withLock { $0[E.name] } as? E.Output).map { ($0, Date(timeIntervalSince1970: 0)) }
  }

  var asked: [String] { kept.withLock { $0 } }

  func call<E: Endpoint>(_ endpoint: E) async throws -> E.Output {
    kept.withLock { $0.append(E.name) }
    guard let answer = answers.withLock({ $0[E.name] }), let output = try answer(endpoint) as? E.Output else {
      throw APIProblem(.unavailable, "Nobody answers.").unanswered(.neverSent)
    }
    return output
  }

  func changes(since cursor: ChangeCursor?) -> AsyncStream<ChangeBatch> { AsyncStream { $0.finish() } }
}

extension Session {
  static func of(_ actor: String) -> Session {
    Session(
      context: "served", mode: .remote, actor: actor, role: .platformOperator, integrations: [],
      tenantsSoftLimit: 0)
  }
}
