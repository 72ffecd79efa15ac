import Foundation
import Synchronization
import TerminalKit

/// A log file behind an index of its lines, which one task makes while others read.
package final class LogFile: LogSource {
  /// So many bytes are read at once.
  static let chunkBytes = 1 << 20

  let descriptor: FileDescriptor
  /// Lines that name no year are of this one.
  private let year: Int
  let index = Mutex(LineIndex())

  /// Opens a file.
  ///
  /// - Throws: `LogFileError` for what is missing, unreadable, a folder, or no text.
  package convenience init(path: String) throws(LogFileError) {
    let number = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard number >= 0 else { throw LogFileError("\(path): \(String(cString: strerror(errno))).") }
    try self.init(descriptor: number, name: path)
  }

  /// Takes over an open file, of which the name is only for messages.
  ///
  /// - Throws: as `init(path:)`.
  package init(descriptor number: Int32, name: String) throws(LogFileError) {
    descriptor = FileDescriptor(number)
    guard let status = descriptor.status else { throw LogFileError("\(name) cannot be read.") }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw LogFileError(
        status.st_mode & S_IFMT == S_IFDIR
          ? "\(name) is a folder." : "\(name) is no file; pipe it in: tenantry view - < \(name)")
    }
    var changed = time_t(status.st_mtim.tv_sec)
    var calendar = tm()
    gmtime_r(&changed, &calendar)
    year = Int(calendar.tm_year) + 1_900
    var head = [UInt8](repeating: 0, count: 8_192)
    let count = head.withUnsafeMutableBytes { descriptor.read(into: $0, at: 0) }
    if head.prefix(count).contains(0) { throw LogFileError("\(name) is not text: it has bytes of value 0.") }
  }

  /// Reads on: the lines of the next chunk. One task at a time may call this.
  ///
  /// - Returns: how many lines are known, how much of the file that is, and whether there is more to read.
  package func readOn(_ room: ReadRoom) -> (lines: Int, fraction: Double, isMore: Bool) {
    let start = index.withLock { $0.scanned }
    let chunk = room.room(for: Self.chunkBytes)
    let count = descriptor.read(into: chunk, at: start)
    let size = max(start + count, Int(descriptor.status?.st_size ?? 0))
    let bytes = UnsafeRawBufferPointer(rebasing: chunk[0..<count])
    let lines = index.withLock { index in
      if count > 0 { index.dropOpen() }
      scan(bytes, at: start, &index)
      let isAtEnd = index.scanned >= size
      if isAtEnd, index.openStart < index.scanned, !index.isLastOpen { appendOpen(&index, bytes, at: start) }
      return index.count
    }
    let done = start + count
    return (lines, size == 0 ? 1 : min(1, Double(done) / Double(size)), count > 0 && done < size)
  }

  private func scan(_ bytes: UnsafeRawBufferPointer, at start: Int, _ index: inout LineIndex) {
    guard let base = bytes.baseAddress else { return }
    var place = 0
    while place < bytes.count, let found = memchr(base + place, 0x0A, bytes.count - place) {
      let end = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      if index.openStart >= start {
        let head = UnsafeRawBufferPointer(rebasing: bytes[index.openStart - start..<end])
        index.append(start: index.openStart, head)
      } else {
        withHead(at: index.openStart, upTo: start + end) { index.append(start: index.openStart, $0) }
      }
      place = end + 1
      index.openStart = start + place
    }
    index.scanned = start + bytes.count
  }

  private func appendOpen(_ index: inout LineIndex, _ bytes: UnsafeRawBufferPointer, at start: Int) {
    withHead(at: index.openStart, upTo: index.scanned) { index.appendOpen($0) }
  }

  /// Reads the beginning of a line again.
  private func withHead<Result>(
    at place: Int, upTo end: Int, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    withUnsafeTemporaryAllocation(byteCount: LogParser.headBytesMax, alignment: 8) { room in
      let part = UnsafeMutableRawBufferPointer(rebasing: room[0..<max(0, min(room.count, end - place))])
      let count = descriptor.read(into: part, at: place)
      return body(UnsafeRawBufferPointer(rebasing: part[0..<count]))
    }
  }

  /// Where a line's bytes are, its end left out.
  private func place(of line: Int) -> Range<Int> {
    index.withLock { index in
      guard line >= 0, line < index.count else { return 0..<0 }
      let isLast = line + 1 == index.count
      let end = isLast ? (index.isLastOpen ? index.scanned : index.openStart - 1) : index.starts[line + 1] - 1
      return index.starts[line]..<max(index.starts[line], end)
    }
  }

  /// Calls with the bytes of a line, at most so many of them, and with how many more there are.
  func withLine<Result>(
    _ line: Int, bytesMax: Int, _ body: (UnsafeRawBufferPointer, Int) -> Result
  ) -> Result {
    let place = place(of: line)
    let wanted = min(place.count, max(0, bytesMax))
    return withUnsafeTemporaryAllocation(byteCount: max(1, wanted), alignment: 8) { room in
      var count = descriptor.read(
        into: UnsafeMutableRawBufferPointer(rebasing: room[0..<wanted]), at: place.lowerBound)
      if count == place.count, count > 0, room[count - 1] == 0x0D { count -= 1 }
      return body(UnsafeRawBufferPointer(rebasing: room[0..<count]), place.count - wanted)
    }
  }

  package func row(_ line: Int, bytesMax: Int) -> LogRow {
    let (severity, belongs) = index.withLock { ($0.severity(line), $0.isContinuation(line)) }
    return withLine(line, bytesMax: bytesMax) { bytes, more in
      LogRow(bytes, bytesMore: more, inherited: severity, isContinuation: belongs, year: year)
    }
  }

  package func text(_ line: Int, bytesMax: Int) -> String {
    withLine(line, bytesMax: bytesMax) { bytes, _ in String(decoding: bytes, as: UTF8.self) }
  }

  package func severity(_ line: Int) -> LogSeverity? { index.withLock { $0.severity(line) } }

  package func isContinuation(_ line: Int) -> Bool { index.withLock { $0.isContinuation(line) } }

  package func seconds(_ line: Int) -> Double? {
    withLine(line, bytesMax: LogParser.headBytesMax) { bytes, _ in seconds(bytes) }
  }

  /// The time at the beginning of a line's bytes.
  func seconds(_ bytes: UnsafeRawBufferPointer) -> Double? {
    LogParser.seconds(bytes, LogParser.facts(bytes), year: year)
  }

  package func next(_ severity: LogSeverity, in range: Range<Int>, forwards: Bool) -> Int? {
    index.withLock { $0.next(severity, in: range, forwards: forwards) }
  }

  package func worst(in range: Range<Int>) -> LogSeverity? { index.withLock { $0.worst(in: range) } }
}
