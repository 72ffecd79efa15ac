import Synchronization

/// The way of what comes in from a terminal to whoever listens, on the thread that sends: between a key and the loop
/// stands no task. What comes before somebody listens waits; safe from any thread.
package final class InputFeed: Sendable {
  private enum State {
    case waiting([InputEvent], isOver: Bool)
    case heard(@Sendable (InputEvent?) -> Void)
  }

  private let state = Mutex(State.waiting([], isOver: false))

  /// Makes a feed to which nobody listens yet.
  package init() {}

  /// Hands an event on.
  package func send(_ event: InputEvent) { hand(event) }

  /// Says that the terminal is gone and nothing will follow.
  package func finish() { hand(nil) }

  /// Gives `listener` what waits and then what comes, in order, and nil when nothing will follow. It is called under a
  /// lock and must not send. Only the last listener hears.
  package func listen(_ listener: @escaping @Sendable (InputEvent?) -> Void) {
    state.withLock { state in
      if case .waiting(let events, let isOver) = state {
        events.forEach(listener)
        if isOver { listener(nil) }
      }
      state = .heard(listener)
    }
  }

  private func hand(_ event: InputEvent?) {
    state.withLock { state in
      switch state {
      case .heard(let listener): listener(event)
      case .waiting(let events, let isOver):
        state = .waiting(events + (event.map { [$0] } ?? []), isOver: isOver || event == nil)
      }
    }
  }
}
