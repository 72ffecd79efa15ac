import Foundation

/// Whether what was made is ready for use.
package enum VerifyResult: Hashable, Sendable {
  /// Done. nil keeps what the act gave.
  case ready(result: Data? = nil)
  /// Look again after that time; uses up no try.
  case notYet(after: Duration, progress: StepProgress? = nil)
  /// It was made and is broken.
  case failed(StepFailure)
}
