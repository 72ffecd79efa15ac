import Foundation

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

extension FileHandle {
  /// The next bytes up to the end or `limit`, however small the pieces are in which they come.
  func bytes(atMost limit: Int) throws -> Data {
    var all = Data()
    while all.count < limit, let piece = try read(upToCount: limit - all.count), !piece.isEmpty {
      all += piece
    }
    return all
  }
}
