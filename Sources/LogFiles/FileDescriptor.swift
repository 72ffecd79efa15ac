import Foundation

/// An open file, closed when nobody holds it any more.
final class FileDescriptor: Sendable {
  let number: Int32

  init(_ number: Int32) { self.number = number }

  deinit { close(number) }

  /// The size and identity of the file now; nil when the system does not say.
  var status: stat? {
    var status = stat()
    return fstat(number, &status) == 0 ? status : nil
  }

  /// Reads at a place until the room is full or the file ends; answers how many bytes came.
  ///
  /// Read and not mapped: a file that loses its end while it is read then gives fewer bytes, where a mapping would
  /// kill the process.
  func read(into room: UnsafeMutableRawBufferPointer, at place: Int) -> Int {
    var done = 0
    while done < room.count {
      let count = pread(number, room.baseAddress.map { $0 + done }, room.count - done, off_t(place + done))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      done += count
    }
    return done
  }
}
