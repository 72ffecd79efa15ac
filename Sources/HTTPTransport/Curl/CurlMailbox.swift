import Synchronization

/// What other threads ask of the curl thread: the only thing that both sides touch.
final class CurlMailbox: Sendable {
  enum Command: Sendable {
    case start(CurlJob)
    case cancel(UInt64)
    /// The reader of a stream has room again.
    case resume(UInt64)
  }

  private struct State {
    var commands: [Command] = []
    var alarm: CurlAlarm?
    var isClosed = false
  }

  private let state = Mutex(State())

  /// False when the thread has ended or is about to: the command will not be read.
  func post(_ command: Command) -> Bool {
    state.withLock { state in
      if state.isClosed { return false }
      state.commands.append(command)
      state.alarm?.ring()
      return true
    }
  }

  /// Lets the thread end; what it has begun ends with it.
  func close() {
    state.withLock { state in
      state.isClosed = true
      state.alarm?.ring()
    }
  }

  /// For the curl thread: what has come since, and whether to end.
  func take() -> (commands: [Command], isClosed: Bool) {
    state.withLock { state in
      defer { state.commands = [] }
      return (state.commands, state.isClosed)
    }
  }

  /// For the curl thread: how to be woken; nil before the handle goes.
  func setAlarm(_ alarm: CurlAlarm?) {
    state.withLock { $0.alarm = alarm }
  }
}
