import Synchronization

/// What the program last said it was doing, kept where a signal handler can read it.
///
/// Two buffers: one is written while the other is the valid one, so that a crash in the middle finds a whole note.
final class CrashNotes: @unchecked Sendable {
  // Sendable: only the main actor writes, and never into the buffer that `valid` names.
  private var buffers: (SignalSafeText, SignalSafeText)
  private let valid = Atomic<Int>(0)

  static let bytesMax = 4_096

  init() {
    buffers = (SignalSafeText(capacity: CrashNotes.bytesMax), SignalSafeText(capacity: CrashNotes.bytesMax))
  }

  /// Replaces the note.
  @MainActor
  func put(_ text: String) {
    let isFirstValid = valid.load(ordering: .relaxed) == 0
    var next = isFirstValid ? buffers.1 : buffers.0
    next.clear()
    for byte in text.utf8 { next.append(byte) }
    if isFirstValid { buffers.1 = next } else { buffers.0 = next }
    valid.store(isFirstValid ? 1 : 0, ordering: .releasing)
  }

  /// The note that is whole.
  var current: SignalSafeText { valid.load(ordering: .acquiring) == 0 ? buffers.0 : buffers.1 }
}
