import CGlibc
import Glibc

/// Keeps what is written to standard error while the full screen is up: it would tear the screen, and be gone with it.
///
/// The runtime says there why it traps, so the crash report reads it too.
struct MessageKeeper: Sendable {
  /// The real standard error.
  let terminal: Int32
  /// What stands in for it: a file in memory.
  private let memory: Int32

  /// More than so much is not kept.
  static let bytesMax = 1 << 20

  /// Begins to keep; nil where standard error is no terminal, for then nothing is torn, or where the system has no
  /// such files.
  init?() {
    guard isatty(STDERR_FILENO) == 1 else { return nil }
    memory = memfd_create("messages", TENANTRY_MFD_CLOEXEC | TENANTRY_MFD_ALLOW_SEALING)
    terminal = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 10)
    guard memory >= 0, terminal >= 0, ftruncate(memory, MessageKeeper.bytesMax) == 0 else { return nil }
    // A write beyond the limit fails instead of filling the memory of the machine.
    _ = fcntl(memory, TENANTRY_F_ADD_SEALS, TENANTRY_F_SEAL_GROW)
    keep()
  }

  /// Keeps from now on.
  func keep() { dup2(memory, STDERR_FILENO) }

  /// Lets standard error reach the terminal again. Safe in a signal handler.
  func release() { dup2(terminal, STDERR_FILENO) }

  /// Copies what was kept to a file, at most the end of it. Safe in a signal handler.
  func copy(to file: Int32, using buffer: UnsafeMutablePointer<UInt8>, capacity: Int) {
    let end = Int(lseek(memory, 0, SEEK_CUR))
    let count = pread(memory, buffer, capacity, max(0, end - capacity))
    if count > 0 { _ = write(file, buffer, min(count, end)) }
  }

  /// What was kept, and forgets it.
  func take() -> String {
    let end = Int(lseek(memory, 0, SEEK_CUR))
    guard end > 0 else { return "" }
    var bytes = [UInt8](repeating: 0, count: end)
    let count = pread(memory, &bytes, end, 0)
    lseek(memory, 0, SEEK_SET)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  /// Gives the files back.
  func close() {
    release()
    Glibc.close(memory)
    Glibc.close(terminal)
  }
}
