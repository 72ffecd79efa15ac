import Glibc

/// Gives the terminal back when the program dies of a fault.
///
/// The handler only reads memory prepared beforehand and calls `write`, `tcsetattr`, `sigaction` and `raise`, which
/// POSIX lists as safe in a signal handler. Afterwards the former handler has its turn: a report appears on a
/// clean screen and a core dump is not lost. Not covered are `SIGKILL` and a stack that overflows.
enum Rescue {
  private struct State {
    var isArmed: Bool
    var input: Int32
    var output: Int32
    var bytes: UnsafeMutablePointer<UInt8>
    var count: Int
    var outside: termios
    var former: UnsafeMutablePointer<sigaction>
  }

  private static let signals = [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS]
  private static let signalsEnd = 65

  // Written on the main thread before the handlers exist and never freed; the handlers only read it.
  nonisolated(unsafe) private static var state: UnsafeMutablePointer<State>?

  /// Prepares the memory and installs the handlers, once per process; later calls arm it again.
  static func arm(_ modes: TerminalModes) {
    if let state {
      state.pointee.isArmed = true
      return
    }
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, modes.leave.count))
    bytes.initialize(from: modes.leave, count: modes.leave.count)
    let former = UnsafeMutablePointer<sigaction>.allocate(capacity: signalsEnd)
    former.initialize(repeating: sigaction(), count: signalsEnd)
    let new = UnsafeMutablePointer<State>.allocate(capacity: 1)
    new.initialize(
      to: State(
        isArmed: true, input: modes.input, output: modes.output, bytes: bytes, count: modes.leave.count,
        outside: modes.outside, former: former))
    state = new
    for signal in signals {
      var action = sigaction()
      action.__sigaction_handler.sa_sigaction = handle
      action.sa_flags = SA_SIGINFO
      sigaction(signal, &action, former + Int(signal))
    }
  }

  /// Leaves the terminal alone from now on.
  static func disarm() { state?.pointee.isArmed = false }

  /// Gives the terminal back now, at most once.
  static func giveBack() {
    guard let state, state.pointee.isArmed else { return }
    state.pointee.isArmed = false
    _ = write(state.pointee.output, state.pointee.bytes, state.pointee.count)
    tcsetattr(state.pointee.input, TCSANOW, &state.pointee.outside)
  }

  private static let handle:
    @convention(c) (Int32, UnsafeMutablePointer<siginfo_t>?, UnsafeMutableRawPointer?) -> Void = {
      signal, info, _ in
      giveBack()
      guard let state else { return }
      sigaction(signal, state.pointee.former + Int(signal), nil)
      // A fault happens again when this returns, in the sight of the former handler; a sent signal does not.
      if let info, info.pointee.si_code <= 0 { raise(signal) }
    }
}
