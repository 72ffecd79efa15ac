import Dispatch
import Synchronization

/// Tells when files in a folder change, by inotify(7): nothing wakes up while nothing happens.
///
/// The folder need not be there: then the nearest one above it is watched until it is.
package enum FolderWatch {
  /// One element for each burst of changes to files of an ending, a moment after the last of them: editors write a
  /// file in several steps. Ends at once where the system has no watches left.
  package static func changes(
    in folder: String, ending: String = ".yaml", settling: DispatchTimeInterval = .milliseconds(80)
  ) -> AsyncStream<Void> {
    let (changes, bell) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    guard let notes = FolderNotes(folder: folder, ending: ending) else {
      bell.finish()
      return changes
    }
    let queue = DispatchQueue(label: "tenantry.folder-watch")
    let source = DispatchSource.makeReadSource(fileDescriptor: notes.file, queue: queue)
    source.setEventHandler {
      guard let burst = notes.take() else { return }
      queue.asyncAfter(deadline: .now() + settling) {
        if notes.isNewest(burst) { bell.yield() }
      }
    }
    source.setCancelHandler { notes.close() }
    // The source is the system's and may be cancelled from anywhere.
    nonisolated(unsafe) let running = source
    bell.onTermination = { _ in running.cancel() }
    source.activate()
    return changes
  }
}
