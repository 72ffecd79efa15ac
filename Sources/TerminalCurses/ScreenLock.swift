import Synchronization

/// Keeps the frames of the main actor and the mode changes of the input thread apart.
final class ScreenLock: Sendable {
  private struct State {
    var isDisturbed = false
  }

  private let state = Mutex(State())

  /// Draws; the closure learns whether the screen was given away since the last drawing.
  func draw<Result: Sendable>(_ body: (_ wasDisturbed: Bool) -> sending Result) -> Result {
    state.withLock { state in
      let wasDisturbed = state.isDisturbed
      state.isDisturbed = false
      return body(wasDisturbed)
    }
  }

  /// Gives the screen away and takes it back, while no frame is drawn.
  func interrupt(_ body: () -> Void) {
    state.withLock { state in
      body()
      state.isDisturbed = true
    }
  }
}
