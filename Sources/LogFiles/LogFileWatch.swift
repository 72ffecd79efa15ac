import Foundation

/// Tells by the kernel's inotify that a file changed, or that another one took its name. Nothing is polled.
package enum LogFileWatch {
  /// One element whenever there may be something new; ends when the file cannot be watched.
  package static func changes(of path: String) -> AsyncStream<Void> {
    let (stream, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    let queue = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    var ends: [Int32] = [-1, -1]
    guard queue >= 0, pipe(&ends) == 0 else {
      if queue >= 0 { close(queue) }
      continuation.finish()
      return stream
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let folder = (path as NSString).deletingLastPathComponent
    inotify_add_watch(queue, folder.isEmpty ? "." : folder, UInt32(IN_CREATE | IN_MOVED_TO))
    watchFile(path, queue)
    // The thread ends when nobody holds the other end of the pipe any more.
    let ending = FileDescriptor(ends[0])
    let held = FileDescriptor(ends[1])
    continuation.onTermination = { _ in withExtendedLifetime(held) {} }
    Thread {
      wait(for: path, queue, ending) { continuation.yield() }
      close(queue)
    }
    .start()
    return stream
  }

  /// Waits for events and tells of them until it is told to end.
  private static func wait(for path: String, _ queue: Int32, _ ending: FileDescriptor, tell: () -> Void) {
    var events = [UInt8](repeating: 0, count: 16_384)
    while true {
      var files = [
        pollfd(fd: queue, events: Int16(POLLIN), revents: 0),
        pollfd(fd: ending.number, events: Int16(POLLIN), revents: 0),
      ]
      if poll(&files, 2, -1) < 0, errno != EINTR { return }
      if files[1].revents != 0 { return }
      while read(queue, &events, events.count) > 0 {}
      // After another file took the name, that one is meant; watching the same one twice is watching it once.
      watchFile(path, queue)
      tell()
    }
  }

  private static func watchFile(_ path: String, _ queue: Int32) {
    inotify_add_watch(queue, path, UInt32(IN_MODIFY | IN_ATTRIB | IN_MOVE_SELF | IN_DELETE_SELF))
  }
}

/// What became of a file that is followed.
package enum LogFileFate: Equatable, Sendable {
  /// It is the same, perhaps longer.
  case same
  /// It lost its end: what was known of it is no more.
  case truncated
  /// Another file has its name.
  case replaced
  /// Nothing has its name.
  case gone
}

extension LogFile {
  /// What became of the file that was opened at a path.
  package func fate(at path: String) -> LogFileFate {
    var there = stat()
    guard let here = descriptor.status else { return .gone }
    if here.st_size < index.withLock({ $0.scanned }) { return .truncated }
    guard stat(path, &there) == 0 else { return .gone }
    return there.st_ino == here.st_ino && there.st_dev == here.st_dev ? .same : .replaced
  }
}
