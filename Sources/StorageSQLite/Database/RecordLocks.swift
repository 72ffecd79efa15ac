import Glibc

/// Locks on single bytes of an open file. They go with the open file, however its process ends, and not with another
/// descriptor of the same file; the bytes need not be there.
struct RecordLocks {
  let descriptor: Int32

  /// Sets or takes away a lock: `F_RDLCK`, `F_WRLCK`, `F_UNLCK`. False when somebody else's forbids it, with `errno`.
  func set(_ type: Int32, byte: Int) -> Bool {
    var record = lock(type, byte: byte)
    return withUnsafeMutablePointer(to: &record) {
      fcntl(descriptor, Self.setOpenFileLock, UnsafeMutableRawPointer($0)) == 0
    }
  }

  /// Whether another open file has that byte locked; nil when nobody can say.
  func isSet(byte: Int) -> Bool? {
    var record = lock(F_WRLCK, byte: byte)
    let answer = withUnsafeMutablePointer(to: &record) {
      fcntl(descriptor, Self.getOpenFileLock, UnsafeMutableRawPointer($0))
    }
    return answer == 0 ? record.l_type != Int16(F_UNLCK) : nil
  }

  private func lock(_ type: Int32, byte: Int) -> Glibc.flock {
    var record = Glibc.flock()
    record.l_type = Int16(type)
    record.l_whence = Int16(SEEK_SET)
    record.l_start = byte
    record.l_len = 1
    return record
  }

  // F_OFD_GETLK and F_OFD_SETLK of Linux: locks of the open file, not of the process.
  private static let getOpenFileLock: Int32 = 36
  private static let setOpenFileLock: Int32 = 37
}
