import Foundation

/// Reads a ZIP archive by its directory; entries must be stored as they are, and whole.
enum SandboxArchive {
  /// In the archive's order; nil when it is no such archive.
  static func entries(of data: Data) -> [(path: String, content: Data)]? {
    let bytes = Array(data)
    func number(_ at: Int, _ size: Int) -> Int? {
      guard at >= 0, at + size <= bytes.count else { return nil }
      return (0..<size).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
    }
    let end = bytes.count - 22
    guard number(end, 4) == 0x0605_4B50, let count = number(end + 10, 2), var at = number(end + 16, 4) else {
      return nil
    }
    var entries: [(path: String, content: Data)] = []
    for _ in 0..<count {
      guard number(at, 4) == 0x0201_4B50, number(at + 10, 2) == 0, let checksum = number(at + 16, 4),
        let size = number(at + 24, 4), let nameSize = number(at + 28, 2), let extra = number(at + 30, 2),
        let comment = number(at + 32, 2), let local = number(at + 42, 4), number(local, 4) == 0x0403_4B50,
        let localName = number(local + 26, 2), let localExtra = number(local + 28, 2),
        at + 46 + nameSize <= bytes.count
      else { return nil }
      let start = local + 30 + localName + localExtra
      guard start + size <= bytes.count else { return nil }
      let content = Data(bytes[start..<(start + size)])
      guard Self.checksum(content) == UInt32(checksum) else { return nil }
      entries.append((String(decoding: bytes[(at + 46)..<(at + 46 + nameSize)], as: UTF8.self), content))
      at += 46 + nameSize + extra + comment
    }
    return entries
  }

  private static func checksum(_ data: Data) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in data {
      sum ^= UInt32(byte)
      for _ in 0..<8 {
        let isOdd = sum & 1 == 1
        sum >>= 1
        if isOdd { sum ^= 0xEDB8_8320 }
      }
    }
    return ~sum
  }
}
