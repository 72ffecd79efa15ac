import Glibc
import Synchronization
import TerminalKit

/// The one thread that reads the terminal. It hands events on and never calls curses.
///
/// It also answers signals, so that Ctrl-Z and the end of the program work while the main actor is busy.
final class InputThread: Sendable {
  /// Numbers in the pipe that are no signals.
  private enum Order {
    static let stop: UInt8 = 200
    static let pause: UInt8 = 201
    static let resume: UInt8 = 202
  }

  /// How long the program may take to save its things after it was asked to end.
  private static let closingMillisecondsMax: Int32 = 2_000

  private let modes: TerminalModes
  private let pipe: SignalPipe
  private let lock: ScreenLock
  private let escapeDelay: Int32
  private let feed: InputFeed
  private let acknowledged: SignalPipe
  private let signal = Atomic<Int32>(0)

  /// The signal that asked the program to end, or 0.
  var closingSignal: Int32 { signal.load(ordering: .relaxed) }

  init(
    modes: TerminalModes, pipe: SignalPipe, lock: ScreenLock, escapeDelay: Int32,
    feed: InputFeed
  ) throws(TerminalError) {
    self.modes = modes
    self.pipe = pipe
    self.lock = lock
    self.escapeDelay = escapeDelay
    self.feed = feed
    acknowledged = try SignalPipe()
  }

  /// Starts the thread; it holds itself until it ends.
  func start() throws(TerminalError) -> pthread_t {
    var thread = pthread_t()
    let held = Unmanaged.passRetained(self)
    let result = pthread_create(
      &thread, nil,
      { context in
        if let context { Unmanaged<InputThread>.fromOpaque(context).takeRetainedValue().run() }
        return nil
      }, held.toOpaque())
    guard result == 0 else {
      held.release()
      throw TerminalError(code: .system, message: "The system gave no thread for input (error \(result)).")
    }
    return thread
  }

  /// Asks the thread to end.
  func stop() { pipe.send(Order.stop) }

  /// Stops reading, so that another program gets the keys; returns when that is so.
  func pause() {
    pipe.send(Order.pause)
    var file = pollfd(fd: acknowledged.readEnd, events: Int16(POLLIN), revents: 0)
    while poll(&file, 1, 1_000) < 0, errno == EINTR {}
    _ = acknowledged.take()
  }

  /// Reads again.
  func resume() { pipe.send(Order.resume) }

  private func run() {
    var decoder = InputDecoder()
    var isPaused = false
    var timeout: Int32 = -1
    while true {
      var files = [
        pollfd(fd: pipe.readEnd, events: Int16(POLLIN), revents: 0),
        pollfd(fd: isPaused ? -1 : modes.input, events: Int16(POLLIN), revents: 0),
      ]
      let count = poll(&files, 2, timeout)
      if count < 0, errno != EINTR { return end() }
      if count == 0 {
        if closingSignal != 0 { return dieOfSignal() }
        decoder.flush().forEach(hand)
      }
      if files[0].revents != 0 {
        for number in pipe.take() {
          switch number {
          case Order.stop: return end()
          case Order.pause:
            isPaused = true
            acknowledged.send(0)
          case Order.resume:
            isPaused = false
            feed.send(.resumed)
          default: if !answer(Int32(number), isPaused: isPaused) { return dieOfSignal() }
          }
        }
      }
      if files[1].revents != 0, !readInput(&decoder) { return loseTerminal() }
      timeout = closingSignal != 0 ? InputThread.closingMillisecondsMax : decoder.isWaiting ? escapeDelay : -1
    }
  }

  /// Reads what is there; answers whether the terminal still is.
  private func readInput(_ decoder: inout InputDecoder) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 4_096)
    let count = read(modes.input, &buffer, buffer.count)
    if count < 0 { return errno == EINTR || errno == EAGAIN }
    guard count > 0 else { return false }
    decoder.feed(buffer.prefix(count)).forEach(hand)
    return true
  }

  private func hand(_ event: InputEvent) {
    if event == .key(.ctrl("z")) {
      suspendProgram()
    } else {
      feed.send(event)
    }
  }

  /// Answers a signal; `false` when the program was asked to end for the second time.
  ///
  /// While another program has the terminal, stopping and going on are its business: the modes stay its own.
  private func answer(_ number: Int32, isPaused: Bool) -> Bool {
    switch number {
    case SIGTSTP where isPaused: stopProcesses()
    case SIGCONT where isPaused: break
    case SIGWINCH:
      if let size = WindowSize.read(modes.output) { feed.send(.resize(size)) }
    case SIGTSTP: suspendProgram()
    case SIGCONT: takeBack()
    default:
      if closingSignal != 0 { return false }
      signal.store(number, ordering: .relaxed)
      feed.send(.closing)
    }
    return true
  }

  /// Gives the terminal back, stops the whole process group, and takes the terminal again when it goes on.
  private func suspendProgram() {
    lock.interrupt {
      modes.giveBack()
      stopProcesses()
      modes.takeOver()
    }
    feed.send(.resumed)
    if let size = WindowSize.read(modes.output) { feed.send(.resize(size)) }
  }

  /// Stops the whole process group, this process included, and returns when it goes on.
  private func stopProcesses() {
    var standard = sigaction()
    var watched = sigaction()
    sigaction(SIGTSTP, &standard, &watched)
    kill(0, SIGTSTP)
    // The stop reaches the process at any thread, so wait for the signal that ends it. Where nothing stops
    // us (no job control), a moment later the program simply goes on.
    var file = pollfd(fd: pipe.readEnd, events: Int16(POLLIN), revents: 0)
    _ = poll(&file, 1, 200)
    sigaction(SIGTSTP, &watched, nil)
  }

  /// After a stop that nobody announced.
  private func takeBack() {
    lock.interrupt { modes.takeOver() }
    feed.send(.resumed)
  }

  /// The terminal hung up: the program shall save and end, and must not take longer than it may.
  private func loseTerminal() {
    if closingSignal == 0 {
      signal.store(SIGHUP, ordering: .relaxed)
      feed.send(.closing)
    }
    feed.finish()
    var file = pollfd(fd: pipe.readEnd, events: Int16(POLLIN), revents: 0)
    while poll(&file, 1, InputThread.closingMillisecondsMax) > 0 {
      if pipe.take().contains(Order.stop) { return }
    }
    dieOfSignal()
  }

  private func end() { feed.finish() }

  /// The program did not end in time: gives the terminal back and lets the signal have its way.
  private func dieOfSignal() {
    Rescue.giveBack()
    ProcessEnd.by(signal: closingSignal == 0 ? SIGTERM : closingSignal)
  }
}
