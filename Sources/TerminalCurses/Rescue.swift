import Glibc
import Synchronization

/// Gives the terminal back when the program dies of a fault, and writes the report of it.
///
/// The handler reads memory prepared beforehand and makes only calls that POSIX lists as safe in a signal handler.
/// It has a stack of its own on threads with a `FaultStack`, so that a recursion without end is covered there. A fault of ours ends
/// the program with 70; a signal that somebody sent ends it as that signal does. Where `SWIFT_BACKTRACE` is set, the
/// language's own handler has its turn instead. Not covered are `SIGKILL` and a full stack of another thread.
enum Rescue {
  private struct State {
    var isArmed: Bool
    var input: Int32
    var output: Int32
    /// The screen under a number that only the handler knows, and what takes its place for all others.
    var screen: Int32
    var nothing: Int32
    var bytes: UnsafeMutablePointer<UInt8>
    var count: Int
    var outside: termios
    var messages: MessageKeeper?
    var report: CrashReport?
    var former: UnsafeMutablePointer<sigaction>
    var keepsFormer: Bool
    var victim: pthread_t?
  }

  /// How the program ends when the fault is its own (sysexits.h calls it EX_SOFTWARE).
  private static let exitCode: Int32 = 70
  private static let signals = [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS]
  private static let signalsEnd = 65

  // Written on the main thread before the handlers exist and never freed; afterwards only the thread that claimed the
  // crash changes it.
  nonisolated(unsafe) private static var state: UnsafeMutablePointer<State>?
  private static let isClaimed = Atomic<Bool>(false)

  /// Arms what was disarmed.
  static func rearm() { state?.pointee.isArmed = true }

  /// Prepares the memory and installs the handlers, once per process; later calls arm it again.
  static func arm(_ modes: TerminalModes, messages: MessageKeeper?, report: () -> CrashReport?) {
    if let state {
      state.pointee.isArmed = true
      return
    }
    // The first look makes it, which a handler should not have to.
    _ = isClaimed.load(ordering: .relaxed)
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, modes.leave.count))
    bytes.initialize(from: modes.leave, count: modes.leave.count)
    let former = UnsafeMutablePointer<sigaction>.allocate(capacity: signalsEnd)
    former.initialize(repeating: sigaction(), count: signalsEnd)
    let new = UnsafeMutablePointer<State>.allocate(capacity: 1)
    new.initialize(
      to: State(
        isArmed: true, input: modes.input, output: modes.output,
        screen: fcntl(modes.output, F_DUPFD_CLOEXEC, 10), nothing: open("/dev/null", O_WRONLY | O_CLOEXEC),
        bytes: bytes, count: modes.leave.count, outside: modes.outside, messages: messages, report: report(),
        former: former, keepsFormer: getenv("SWIFT_BACKTRACE") != nil, victim: nil))
    state = new
    for signal in signals {
      var action = sigaction()
      action.__sigaction_handler.sa_sigaction = handle
      action.sa_flags = SA_SIGINFO | SA_ONSTACK
      sigaction(signal, &action, former + Int(signal))
    }
  }

  /// Leaves the terminal alone from now on.
  static func disarm() { state?.pointee.isArmed = false }

  /// Gives the terminal back now, at most once.
  static func giveBack() {
    guard let state, state.pointee.isArmed else { return }
    state.pointee.isArmed = false
    // Whoever draws at this moment draws into nothing from now on.
    dup2(state.pointee.nothing, state.pointee.output)
    _ = write(state.pointee.screen, state.pointee.bytes, state.pointee.count)
    tcsetattr(state.pointee.input, TCSANOW, &state.pointee.outside)
    state.pointee.messages?.release()
  }

  private static let handle:
    @convention(c) (Int32, UnsafeMutablePointer<siginfo_t>?, UnsafeMutableRawPointer?) -> Void = {
      signal, info, _ in
      guard let state else { return }
      if isClaimed.exchange(true, ordering: .acquiringAndReleasing) {
        // A second thread waits for the end; a second fault of the same thread is the end.
        if let victim = state.pointee.victim, pthread_equal(victim, pthread_self()) == 0 {
          while true { pause() }
        }
        ProcessEnd.by(signal: signal)
      }
      state.pointee.victim = pthread_self()
      let wasArmed = state.pointee.isArmed
      giveBack()
      let code = info?.pointee.si_code ?? 0
      if wasArmed {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        state.pointee.report?.write(
          signal: signal, code: code, at: now.tv_sec,
          messagesTo: state.pointee.messages?.terminal ?? STDERR_FILENO)
      }
      if state.pointee.keepsFormer {
        sigaction(signal, state.pointee.former + Int(signal), nil)
        // A fault happens again when this returns, in the sight of the former handler; a sent signal does not.
        if code <= 0 { raise(signal) }
        return
      }
      let isOwn = code > 0 || info?.pointee._sifields._kill.si_pid == getpid()
      if isOwn { _exit(exitCode) }
      ProcessEnd.by(signal: signal)
    }
}
