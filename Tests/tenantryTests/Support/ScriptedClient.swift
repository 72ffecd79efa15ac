import Synchronization
import TenantryAPI

@testable import tenantry

/// A client that answers from a table, endpoint by endpoint, and remembers what it was asked.
final class ScriptedClient: ControlPlaneClient {
  typealias Answer = @Sendable (any Endpoint) throws -> any Sendable

  private let answers: [String: Answer]
  private let asked = Mutex<[any Endpoint]>([])

  init(_ answers: [String: Answer]) {
    self.answers = answers
  }

  var calls: [any Endpoint] { asked.withLock { $0 } }

  func call<E: Endpoint>(_ endpoint: E) async throws -> E.Output {
    asked.withLock { $0.append(endpoint) }
    guard let answer = answers[E.name], let output = try answer(endpoint) as? E.Output else {
      throw APIProblem(.notFound, "The script has no answer to “\(E.name)”.")
    }
    return output
  }

  func changes(since cursor: ChangeCursor?) -> AsyncStream<ChangeBatch> {
    AsyncStream { continuation in
      // More hints than any script has looks: a watch in a test never waits for its clock.
      let task = Task {
        for sequence in Int64(1)...200 {
          continuation.yield(ChangeBatch(cursor: ChangeCursor(sequence: sequence), logs: true))
          await Task.yield()
        }
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }
}

/// Answers one after the other; the last one stays.
final class Script<Value: Sendable>: Sendable {
  private let values: Mutex<[Value]>

  init(_ values: [Value]) {
    self.values = Mutex(values)
  }

  func next() throws -> Value {
    try values.withLock { values in
      guard let first = values.first else { throw APIProblem(.internal, "The script is over.") }
      if values.count > 1 { values.removeFirst() }
      return first
    }
  }
}
