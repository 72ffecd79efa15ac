import Foundation

/// A ZIP archive whose entries are stored as they are: the same entries make the same bytes.
///
/// Source: PKWARE APPNOTE 6.3.10. Nothing is compressed, for what is sent is a few kilobytes.
enum StoredArchive {
  private static let localHeader: UInt32 = 0x0403_4B50
  private static let centralHeader: UInt32 = 0x0201_4B50
  private static let end: UInt32 = 0x0605_4B50
  /// 2.0, as files need.
  private static let version: UInt16 = 20
  /// Names are UTF-8.
  private static let flags: UInt16 = 0x0800
  /// The first of January 1980, the earliest that the format knows.
  private static let date: UInt16 = 0x0021

  /// - Parameter entries: by path; fewer than 65,536 and 4 GiB in all.
  static func data(_ entries: [String: Data]) -> Data {
    precondition(entries.count < 65_536, "an archive of \(entries.count) entries")
    var body = Data(), directory = Data()
    for (path, content) in entries.sorted(by: { $0.key < $1.key }) {
      let name = Data(path.utf8)
      let offset = UInt32(body.count)
      var common = Data()
      common.append(little: flags)
      common.append(little: UInt16(0))
      common.append(little: UInt16(0))
      common.append(little: date)
      common.append(little: checksum(content))
      common.append(little: UInt32(content.count))
      common.append(little: UInt32(content.count))
      common.append(little: UInt16(name.count))
      common.append(little: UInt16(0))
      body.append(little: localHeader)
      body.append(little: version)
      body += common + name + content
      directory.append(little: centralHeader)
      directory.append(little: version)
      directory.append(little: version)
      // Comment, disk, attributes: none of them matters.
      directory += common + Data(count: 10)
      directory.append(little: offset)
      directory += name
    }
    var tail = Data()
    tail.append(little: end)
    tail.append(little: UInt32(0))
    tail.append(little: UInt16(entries.count))
    tail.append(little: UInt16(entries.count))
    tail.append(little: UInt32(directory.count))
    tail.append(little: UInt32(body.count))
    tail.append(little: UInt16(0))
    return body + directory + tail
  }

  /// CRC-32 as ZIP wants it.
  static func checksum(_ data: Data) -> UInt32 {
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

extension Data {
  fileprivate mutating func append(little value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }
}
