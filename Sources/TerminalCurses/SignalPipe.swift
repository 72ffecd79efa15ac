import Glibc

/// Brings signals to the input thread: the handler writes the signal's number into a pipe.
struct SignalPipe: Sendable {
  /// The end that the input thread polls.
  let readEnd: Int32
  /// The end that handlers and the main thread write to.
  let writeEnd: Int32

  static let watched = [SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT]

  // Set once before the handler exists, then only read.
  nonisolated(unsafe) private static var target: Int32 = -1

  /// Makes the pipe; neither end blocks or survives `exec`.
  init() throws(TerminalError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      throw TerminalError(code: .system, message: "The system gave no pipe for signals (errno \(errno)).")
    }
    for end in ends {
      _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    (readEnd, writeEnd) = (ends[0], ends[1])
  }

  /// Sends the watched signals here and answers what held before.
  func install() -> [(signal: Int32, action: sigaction)] {
    SignalPipe.target = writeEnd
    return SignalPipe.watched.map { signal in
      var former = sigaction()
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { number in
        let kept = errno
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(SignalPipe.target, &byte, 1)
        errno = kept
      }
      action.sa_flags = SA_RESTART
      sigaction(signal, &action, &former)
      return (signal, former)
    }
  }

  /// Sends a number that is no signal, to tell the input thread something.
  func send(_ number: UInt8) {
    var byte = number
    _ = write(writeEnd, &byte, 1)
  }

  /// The numbers that wait.
  func take() -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 64)
    let count = read(readEnd, &buffer, buffer.count)
    return count > 0 ? Array(buffer.prefix(count)) : []
  }
}
