import Foundation

/// Keeps what comes through a pipe in a file without a name, so that one can go back in it.
package struct PipeSpool: Sendable {
  /// The file, to be taken over by a `LogFile`.
  package let descriptor: Int32
  /// One element whenever more was written; ends with the pipe.
  package let changes: AsyncStream<Void>

  /// Begins to read a pipe on a thread of its own.
  ///
  /// - Throws: `LogFileError` when there is no place for the file.
  package init(reading pipe: Int32, folder: String) throws(LogFileError) {
    var template = Array((folder + "/tenantry-view-XXXXXX").utf8CString)
    let writer = mkstemp(&template)
    guard writer >= 0 else {
      throw LogFileError(
        "There is no room for what is piped in: \(folder): \(String(cString: strerror(errno))).")
    }
    _ = fcntl(writer, F_SETFD, FD_CLOEXEC)
    unlink(template)
    let (stream, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    descriptor = fcntl(writer, F_DUPFD_CLOEXEC, 0)
    changes = stream
    let thread = Thread {
      Self.pump(from: pipe, to: writer) { continuation.yield() }
      close(writer)
      continuation.finish()
    }
    thread.start()
  }

  private static func pump(from pipe: Int32, to file: Int32, tell: () -> Void) {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(pipe, &bytes, bytes.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      var done = 0
      while done < count {
        let written = bytes.withUnsafeBytes { write(file, $0.baseAddress.map { $0 + done }, count - done) }
        guard written > 0 || errno == EINTR else { return }
        done += max(0, written)
      }
      tell()
    }
  }
}
