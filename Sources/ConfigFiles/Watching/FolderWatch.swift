import Dispatch

/// Tells when files in a folder change, by inotify(7): nothing wakes up while nothing happens.
///
/// The folder need not be there: then the nearest one above it is watched until it is.
package enum FolderWatch {
  /// One element for each burst of changes to files of an ending, a moment after the last of them. Ends at once where the
  /// system has no watches left.
  package static func changes(
    in folder: String, ending: String = ".yaml", settling: DispatchTimeInterval = .milliseconds(80)
  ) -> AsyncStream<Void> {
    let (changes, bell) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    WatchStream.ring(bell, by: FolderNotes(folder: folder, ending: ending), settling: settling)
    return changes
  }
}
