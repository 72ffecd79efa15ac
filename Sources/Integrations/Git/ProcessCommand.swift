import Foundation

/// A program to run: found by its absolute path, given its arguments as they are, never through a shell.
struct ProcessCommand: Sendable {
  var program: String
  var arguments: [String]
  /// The whole environment; nothing is inherited.
  var environment: [String: String]
  var input = Data()
  /// Bytes of output after which the program is stopped.
  var outputMax = 67_108_864
  var limit: Duration = .seconds(60)
  /// Descriptors that the program gets as its numbers 3, 4 …, so that a lock lives as long as it does, and what nobody
  /// else may read reaches it.
  var keptOpen: [Int32] = []
}

/// What became of it.
struct ProcessResult: Sendable {
  /// The exit status, or 128 and the signal.
  var status: Int32
  var output: Data
  /// At most 64 KiB.
  var errors: Data
}

/// Why there is no result.
enum ProcessError: Error, Equatable, Sendable {
  case missing(String)
  case notStarted(String)
  case timeout
  case cancelled
  case outputTooLarge
}
