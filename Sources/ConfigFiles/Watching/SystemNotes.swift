import Glibc

/// One note of inotify(7).
struct SystemNote {
  /// The number of what is watched; none of them when notes were lost.
  var watch: Int32
  /// Of what in the watched folder; empty for what is watched itself.
  var name: String
  /// True when the system had more to say than it keeps.
  var isOverflow: Bool

  /// Every note that waits.
  static func read(from file: Int32) -> [SystemNote] {
    var notes: [SystemNote] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    let head = MemoryLayout<inotify_event>.size
    while true {
      let count = Glibc.read(file, &buffer, buffer.count)
      guard count > 0 else { return notes }
      var start = 0
      while start + head <= count {
        let note = buffer.withUnsafeBytes {
          $0.loadUnaligned(fromByteOffset: start, as: inotify_event.self)
        }
        let end = start + head + Int(note.len)
        let text = buffer[(start + head)..<min(count, end)]
        notes.append(
          SystemNote(
            watch: note.wd, name: String(decoding: text.prefix { $0 != 0 }, as: UTF8.self),
            isOverflow: note.mask & UInt32(IN_Q_OVERFLOW) != 0))
        start = end
      }
    }
  }
}

/// What is watched, and when it counts that something became of it.
protocol WatchNotes: Sendable {
  /// Becomes readable when there are notes.
  var file: Int32 { get }
  /// Reads the notes; true when one of them counts.
  func take() -> Bool
}
