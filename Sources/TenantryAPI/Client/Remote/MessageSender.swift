import Foundation

/// Sends calls as messages, whatever endpoint they were made of.
package protocol MessageSender: Sendable {
  /// The body of the answer.
  ///
  /// - Parameter changesNothing: false says, where an answer was lost, that it may have been done.
  /// - Throws: `APIProblem`; with `isUnanswered` when no server said it. `CancellationError` when the caller was cancelled.
  func answer(to message: WireRequest, changesNothing: Bool) async throws -> Data
}
