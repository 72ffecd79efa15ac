import Dispatch

/// Tells when what is read at some paths changes, by inotify(7): nothing wakes up while nothing happens.
///
/// It does not matter how it changes: the file is written in place, another one gets its name as editors have it, or a link
/// on the way is made to point elsewhere as Kubernetes has it (`settings.yaml` → `..data/settings.yaml`, `..data` →
/// `..2026_11_28_10_00_00.1`). Folders that are not there yet are waited for. What another machine writes on a network's
/// file system is not seen.
package enum FileWatch {
  /// One element at once, then one for each burst of changes, a moment after the last of them. Ends where the system has no
  /// watches left.
  ///
  /// - Parameter paths: absolute ones.
  package static func changes(
    of paths: [String], settling: DispatchTimeInterval = .milliseconds(80)
  ) -> AsyncStream<Void> {
    let (changes, bell) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    let notes = FileNotes(paths: paths)
    bell.yield()
    WatchStream.ring(bell, by: notes, settling: settling)
    return changes
  }
}
