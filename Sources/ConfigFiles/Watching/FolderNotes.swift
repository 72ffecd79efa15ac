import Glibc
import Synchronization

/// What the system notes about a folder, or about the nearest one above it that exists.
final class FolderNotes: WatchNotes {
  private struct State {
    var watch: Int32 = -1
    var watched = ""
  }

  let file: Int32
  private let folder: String
  private let ending: String
  private let state = Mutex(State())

  private static let mask = UInt32(
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_DELETE_SELF | IN_MOVE_SELF)

  /// Begins to watch; nil where the system has no watches left.
  init?(folder: String, ending: String) {
    file = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    self.folder = folder
    self.ending = ending
    guard file >= 0 else { return nil }
    state.withLock { settle(&$0) }
  }

  func take() -> Bool {
    let names = SystemNote.read(from: file).map(\.name)
    return state.withLock { state in
      let before = state.watched
      let next = before == folder ? nil : FolderNotes.component(of: folder, below: before)
      let counts = names.contains { name in
        before == folder ? name.isEmpty || name.hasSuffix(ending) : name.isEmpty || name == next
      }
      guard counts else { return false }
      settle(&state)
      return before == folder || state.watched == folder
    }
  }

  /// Watches the folder, or what is nearest above it; again until what is watched is what there is.
  private func settle(_ state: inout State) {
    while true {
      let nearest = FolderNotes.nearest(folder)
      if nearest == state.watched, state.watch >= 0, isAlive(state) { return }
      if state.watch >= 0 { inotify_rm_watch(file, state.watch) }
      state.watched = nearest
      state.watch = inotify_add_watch(file, nearest, FolderNotes.mask)
      guard FolderNotes.nearest(folder) != nearest else { return }
    }
  }

  /// Whether the watch is on the folder that now has the name: adding it again answers the same number then.
  private func isAlive(_ state: State) -> Bool {
    inotify_add_watch(file, state.watched, FolderNotes.mask) == state.watch
  }

  private static func nearest(_ folder: String) -> String {
    var path = folder
    var status = stat()
    while path != "/", stat(path, &status) != 0 || status.st_mode & S_IFMT != S_IFDIR {
      let parent = path.split(separator: "/").dropLast().joined(separator: "/")
      path = "/" + parent
    }
    return path
  }

  private static func component(of folder: String, below parent: String) -> String? {
    let depth = parent.split(separator: "/").count
    return folder.split(separator: "/").dropFirst(depth).first.map(String.init)
  }
}
