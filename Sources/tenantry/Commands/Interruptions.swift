import Foundation
import Synchronization

/// Ctrl-C as a value instead of an end.
enum Interruptions {
  /// One element for the first Ctrl-C; the second one ends the program as if nobody had listened, so that nobody is
  /// ever stuck.
  ///
  /// The handler may do next to nothing (signal-safety(7)), so it leaves a mark, and the listener looks for it twenty
  /// times a second. Dispatch's signal source is no help: an ignored signal never reaches it on Linux.
  static func stream() -> AsyncStream<Void> {
    mark.store(false, ordering: .relaxed)
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in mark.store(true, ordering: .relaxed) }
    action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | SA_RESTART
    sigaction(SIGINT, &action, nil)
    return AsyncStream {
      while !Task.isCancelled {
        if mark.exchange(false, ordering: .relaxed) { return () }
        do {
          try await Task.sleep(for: .milliseconds(50))
        } catch {
          return nil
        }
      }
      return nil
    }
  }
}

private let mark = Atomic<Bool>(false)
