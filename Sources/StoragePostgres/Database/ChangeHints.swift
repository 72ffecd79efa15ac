import StorageCore
import Synchronization

/// Tells other processes that something was committed: outside of any transaction of ours, since a commit that notifies
/// waits for all others that do, and once for all commits that came meanwhile.
final class ChangeHints: Sendable {
  private static let every = Duration.milliseconds(20)

  private let readers: ReaderPool
  private let scripts: SessionScripts
  private let state = Mutex(State())

  private struct State {
    var isSending = false
    var isWanted = false
  }

  init(_ readers: ReaderPool, _ scripts: SessionScripts) {
    self.readers = readers
    self.scripts = scripts
  }

  /// Returns at once.
  func hint() {
    let mustStart = state.withLock { state in
      state.isWanted = true
      defer { state.isSending = true }
      return !state.isSending
    }
    // Nobody's child: who commits does not wait for it. It ends by itself.
    if mustStart { Task { await send() } }
  }

  private func send() async {
    while state.withLock({ state in
      defer { state.isWanted = false }
      state.isSending = state.isWanted
      return state.isWanted
    }) {
      // A hint that is lost is made up for by the listeners' own look, a second later.
      _ = try? await readers.turn(limit: .seconds(5)) { [scripts] turn in try turn.script(scripts.notify) }
      try? await Task.sleep(for: Self.every)  // Nobody cancels this task.
    }
  }
}
