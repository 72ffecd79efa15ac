import Dispatch
import Glibc

/// Tells when a file is written, by inotify(7): nothing wakes up while nothing is written.
enum FileWrites {
  /// One element for each burst of writes, whichever process writes: what comes before the one before was taken is part of
  /// it. Ends at once without such a file, and where the system has no watches left.
  static func bursts(in path: String) -> AsyncStream<Void> {
    let (bursts, bell) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    let notes = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    guard notes >= 0, inotify_add_watch(notes, path, UInt32(IN_MODIFY)) >= 0 else {
      if notes >= 0 { close(notes) }
      bell.finish()
      return bursts
    }
    let source = DispatchSource.makeReadSource(
      fileDescriptor: notes, queue: DispatchQueue(label: "tenantry.file-writes"))
    source.setEventHandler {
      var words = [UInt8](repeating: 0, count: 4_096)
      while read(notes, &words, words.count) > 0 {}
      bell.yield()
    }
    source.setCancelHandler { close(notes) }
    // The source is the system's and may be cancelled from anywhere.
    nonisolated(unsafe) let running = source
    bell.onTermination = { _ in running.cancel() }
    source.activate()
    return bursts
  }
}
