/// Room for bytes that are read again and again by one task.
package final class ReadRoom {
  private(set) var bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 64)

  package init() {}

  deinit { bytes.deallocate() }

  /// Room for so many bytes; what was in it is lost.
  func room(for count: Int) -> UnsafeMutableRawBufferPointer {
    if bytes.count < count {
      bytes.deallocate()
      bytes = .allocate(byteCount: count, alignment: 64)
    }
    return UnsafeMutableRawBufferPointer(rebasing: bytes[0..<count])
  }
}
