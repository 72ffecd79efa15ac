import Foundation
import PlatformHost

/// Standard input: a tenant file that comes through a pipe, or the answer to a question.
struct CommandInput: Sendable {
  var isTerminal: Bool
  /// Everything there is, at most the given number of bytes and one more.
  var readAll: @Sendable (_ bytesMax: Int) throws -> Data
  /// The next line without its end; nil at the end of the input.
  var readLine: @Sendable () -> String?

  static var standard: CommandInput {
    CommandInput(
      isTerminal: isatty(STDIN_FILENO) == 1,
      readAll: { try FileHandle.standardInput.bytes(atMost: $0 + 1) },
      readLine: { Swift.readLine() })
  }
}
