import Foundation

/// The console's and the command line's only way to the control plane, wherever it runs.
package protocol ControlPlaneClient: Sendable {
  /// Asks, and waits for the answer.
  ///
  /// - Throws: `APIProblem`, or `CancellationError` when the caller was cancelled.
  func call<E: Endpoint>(_ endpoint: E) async throws -> E.Output

  /// What changes from now on, or after `cursor`. Changes that come faster than they are read are merged into one
  /// batch; nothing is left out. The stream ends when the caller stops listening.
  func changes(since cursor: ChangeCursor?) -> AsyncStream<ChangeBatch>

  /// What is known of the answer without asking, and when it was true; nil when nothing is. It never fails and never
  /// waits for a network.
  func lastKnown<E: Endpoint>(_ endpoint: E) async -> (output: E.Output, at: Date)?
}

extension ControlPlaneClient {
  package func lastKnown<E: Endpoint>(_ endpoint: E) async -> (output: E.Output, at: Date)? { nil }
}
