import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// Writes files below a folder without ever passing through a symbolic link.
struct GitFileWriter {
  /// Why a file was not written.
  struct Failure: Error {
    let description: String
  }

  let root: String

  /// Makes the folders on the way, writes a temporary file beside the target and renames it.
  func replace(_ path: String, with content: Data) throws(Failure) {
    var parts = path.split(separator: "/").map(String.init)
    let name = parts.removeLast()
    var folder = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    guard folder >= 0 else { throw failure(root) }
    defer { close(folder) }
    for part in parts {
      guard mkdirat(folder, part, 0o755) == 0 || errno == EEXIST else { throw failure(part) }
      let next = openat(folder, part, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
      guard next >= 0 else { throw failure(part) }
      close(folder)
      folder = next
    }
    let temporary = ".\(name).tenantry"
    let file = openat(folder, temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard file >= 0 else { throw failure(temporary) }
    let isWritten = Self.write(content, to: file)
    close(file)
    guard isWritten, renameat(folder, temporary, folder, name) == 0 else {
      let why = failure(name)
      unlinkat(folder, temporary, 0)
      throw why
    }
  }

  private static func write(_ content: Data, to file: Int32) -> Bool {
    content.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count, let start = bytes.baseAddress {
        let count = Glibc.write(file, start + done, bytes.count - done)
        if count < 0, errno != EINTR { return false }
        done += max(count, 0)
      }
      return true
    }
  }

  private func failure(_ name: String) -> Failure {
    Failure(description: "\(name): \(String(cString: strerror(errno)))")
  }
}
