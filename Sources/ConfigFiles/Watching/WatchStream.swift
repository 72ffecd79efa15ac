import Dispatch
import Glibc
import Synchronization

/// Makes notes into a stream.
enum WatchStream {
  /// One element for each burst of notes, a moment after the last of them: editors write a file in several steps.
  ///
  /// - Parameters:
  ///   - notes: nil where the system has no watches left; the stream ends at once then.
  ///   - bell: hears of the bursts, and closes the notes when its stream ends.
  static func ring(
    _ bell: AsyncStream<Void>.Continuation, by notes: (some WatchNotes)?, settling: DispatchTimeInterval
  ) {
    guard let notes else { return bell.finish() }
    let queue = DispatchQueue(label: "tenantry.watch")
    let source = DispatchSource.makeReadSource(fileDescriptor: notes.file, queue: queue)
    let bursts = Atomic(0)
    source.setEventHandler {
      guard notes.take() else { return }
      let burst = bursts.add(1, ordering: .relaxed).newValue
      queue.asyncAfter(deadline: .now() + settling) {
        if bursts.load(ordering: .relaxed) == burst { bell.yield() }
      }
    }
    source.setCancelHandler { close(notes.file) }
    // The source is the system's and may be cancelled from anywhere.
    nonisolated(unsafe) let running = source
    bell.onTermination = { _ in running.cancel() }
    source.activate()
  }
}
