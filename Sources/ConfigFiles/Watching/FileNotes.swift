import Glibc
import Synchronization

/// What the system notes about files and about every folder and link on the way to them.
final class FileNotes: WatchNotes {
  /// A name in a watched folder; the empty one is what is watched itself.
  private struct Place: Hashable {
    var watch: Int32
    var name: String
  }

  private struct State {
    var steps: Set<PathStep> = []
    var places: Set<Place> = []

    var watches: Set<Int32> { Set(places.map(\.watch)) }
  }

  let file: Int32
  private let paths: [String]
  private let state = Mutex(State())

  private static let mask = UInt32(
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_ATTRIB | IN_DELETE_SELF
      | IN_MOVE_SELF)

  /// Begins to watch; nil where the system has no watches left.
  init?(paths: [String]) {
    file = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    self.paths = paths
    guard file >= 0 else { return nil }
    let isWatching = state.withLock { state in
      settle(&state)
      return !state.places.isEmpty
    }
    guard isWatching else {
      close(file)
      return nil
    }
  }

  func take() -> Bool {
    let notes = SystemNote.read(from: file)
    return state.withLock { state in
      let counts = notes.contains {
        $0.isOverflow || state.places.contains(Place(watch: $0.watch, name: $0.name))
      }
      if counts { settle(&state) }
      return counts
    }
  }

  /// Watches what there is on the way; again until nothing on the way changed meanwhile.
  private func settle(_ state: inout State) {
    repeat {
      let before = state.watches
      state.steps = steps
      state.places = []
      for step in state.steps {
        let watch = inotify_add_watch(file, step.folder, FileNotes.mask)
        guard watch >= 0 else { continue }
        state.places.formUnion([Place(watch: watch, name: ""), Place(watch: watch, name: step.name)])
      }
      for watch in before.subtracting(state.watches) { inotify_rm_watch(file, watch) }
    } while state.steps != steps
  }

  private var steps: Set<PathStep> { Set(paths.flatMap(PathStep.way)) }
}
