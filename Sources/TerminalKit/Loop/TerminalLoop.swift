import Dispatch

/// The one loop of the console: input and answers in, surfaces out.
///
/// Input is handled before any waiting answer and drawn at once. Answers are drawn together, at most once
/// per frame interval. When nothing comes in, nothing wakes up.
@MainActor
package final class TerminalLoop<Message: Sendable> {
  /// What the console is asked to handle.
  package enum Event: Sendable {
    /// From the terminal.
    case input(InputEvent)
    /// From background work, by the mailbox.
    case message(Message)
  }

  /// What handling an event led to.
  package enum Step: Sendable {
    /// Nothing to see.
    case unchanged
    /// The screen must be drawn again.
    case changed
    /// The loop shall end.
    case finished
  }

  /// Where background work sends its answers.
  package nonisolated let mailbox = Mailbox<Message>()
  private let terminal: any Terminal
  private let clock: ContinuousClock
  private let frameInterval: Duration
  private var lastFrame: ContinuousClock.Instant
  private var needsFrame = true
  private var frameIsPlanned = false
  private var shown: Surface?
  /// What is done when the mailbox rings; nil before and after the run.
  private var turn: (() -> Void)?

  /// Makes a loop; 50 ms between frames of background answers are 20 frames per second.
  ///
  /// With a `grace`, the first frame waits so long for answers that are on their way: what a process knows itself
  /// then comes as one frame, not as a skeleton and its replacement. Input is drawn at once all the same.
  package init(
    _ terminal: any Terminal, frameInterval: Duration = .milliseconds(50), grace: Duration = .zero
  ) {
    self.terminal = terminal
    self.frameInterval = frameInterval
    clock = ContinuousClock()
    lastFrame = clock.now - frameInterval + grace
  }

  /// Draws the first frame and runs until `handle` finishes, the terminal is gone or the task is cancelled.
  ///
  /// Whoever rings puts the next turn on the main queue, which is the main actor's: a stream or a continuation would wake
  /// a thread of the pool first, for every key.
  package func run(
    handle: @escaping @MainActor (Event) -> Step, draw: @escaping @MainActor (Size) -> any View
  ) async {
    let mailbox = mailbox
    terminal.input.listen { event in
      if let event { mailbox.send(event) } else { mailbox.endInput() }
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { over in
        turn = { [self] in
          mailbox.answerRing()
          if !mailbox.isCancelled, drain(handle: handle, draw: draw), !mailbox.isInputExhausted {
            return planFrame(draw: draw)
          }
          turn = nil
          over.resume()
        }
        planFrame(draw: draw)
        mailbox.listen {
          DispatchQueue.main.async { MainActor.assumeIsolated { self.turn?() } }
        }
      }
    } onCancel: {
      mailbox.cancel()
    }
    if needsFrame { present(draw) }
  }

  /// Handles all that waits: input first, and again before each message. Answers whether to go on.
  private func drain(handle: (Event) -> Step, draw: (Size) -> any View) -> Bool {
    while true {
      var inputChanged = false
      while let event = mailbox.takeInput() {
        for event in meaning(of: event) {
          switch handle(.input(event)) {
          case .unchanged: break
          case .changed: inputChanged = true
          case .finished: return false
          }
        }
        switch event {
        case .resize, .resumed: inputChanged = true
        default: break
        }
      }
      if inputChanged { present(draw) }
      guard let message = mailbox.takeMessage() else { return true }
      switch handle(.message(message)) {
      case .unchanged: break
      case .changed: needsFrame = true
      case .finished: return false
      }
    }
  }

  /// What the mouse does is done by keys, so that nobody else need know where things stand.
  private func meaning(of event: InputEvent) -> [InputEvent] {
    guard case .mouse(let mouse) = event else { return [event] }
    return shown?.keys(for: mouse).map { .key($0) } ?? []
  }

  /// Draws now when the last frame is old enough, else rings once when it will be.
  private func planFrame(draw: (Size) -> any View) {
    guard needsFrame else { return }
    let due = lastFrame + frameInterval
    if clock.now >= due {
      present(draw)
    } else if !frameIsPlanned {
      frameIsPlanned = true
      // When the loop has ended meanwhile, nobody hears the ring.
      let wait = (due - clock.now) / .seconds(1)
      DispatchQueue.main.asyncAfter(deadline: .now() + wait) { [mailbox] in mailbox.ring() }
    }
  }

  private func present(_ draw: (Size) -> any View) {
    needsFrame = false
    frameIsPlanned = false
    lastFrame = clock.now
    let size = terminal.size
    let surface = Surface(draw(size), size: size, glyphs: terminal.glyphs)
    shown = surface
    terminal.present(surface)
  }
}
