import Foundation
import TerminalKit

extension LogFile {
  /// Writes lines, byte for byte, to an open file; nil for all that are known.
  ///
  /// - Throws: `LogFileError` when they cannot be written.
  package func write(_ lines: [Int]?, to target: Int32) throws(LogFileError) {
    let numbers = lines ?? Array(0..<index.withLock { $0.count })
    var pending = [UInt8]()
    pending.reserveCapacity(1 << 17)
    for number in numbers {
      withLine(number, bytesMax: .max) { bytes, _ in pending.append(contentsOf: bytes) }
      pending.append(0x0A)
      if pending.count >= 1 << 16 { try flush(&pending, to: target) }
    }
    try flush(&pending, to: target)
  }

  private func flush(_ bytes: inout [UInt8], to target: Int32) throws(LogFileError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        Foundation.write(target, $0.baseAddress.map { $0 + done }, $0.count - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        throw LogFileError("It cannot be written: \(String(cString: strerror(errno))).")
      }
      done += count
    }
    bytes.removeAll(keepingCapacity: true)
  }
}
