import Glibc

/// Finds bytes in bytes.
package enum ByteSearch {
  /// Room for a folded copy of what is searched, used again and again by one task.
  package final class Scratch {
    private var room = UnsafeMutableRawBufferPointer.allocate(byteCount: 0, alignment: 16)

    /// Makes room for nothing yet.
    package init() {}

    deinit { room.deallocate() }

    /// The bytes with A–Z made small. Valid until the next call, and as long as this lives.
    func folded(_ source: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
      if room.count < source.count {
        room.deallocate()
        room = .allocate(byteCount: source.count, alignment: 16)
      }
      guard let from = source.baseAddress, let to = room.baseAddress else {
        return UnsafeRawBufferPointer(room)
      }
      let bytes = to.bindMemory(to: UInt8.self, capacity: source.count)
      let given = from.assumingMemoryBound(to: UInt8.self)
      for index in 0..<source.count {
        let byte = given[index]
        bytes[index] = byte | (byte &- 0x41 < 26 ? 0x20 : 0)
      }
      return UnsafeRawBufferPointer(start: to, count: source.count)
    }
  }

  /// The first place of the needle at or after a start.
  ///
  /// The C library looks for the needle's rarest byte, many at a time; what stands around it is compared then.
  static func first(_ needle: [UInt8], in bytes: UnsafeRawBufferPointer, from start: Int) -> Range<Int>? {
    guard let base = bytes.baseAddress, start >= 0, !needle.isEmpty, start + needle.count <= bytes.count
    else {
      return nil
    }
    let offset = rarest(of: needle)
    let rare = Int32(needle[offset])
    return needle.withUnsafeBytes { needle in
      guard let wanted = needle.baseAddress else { return nil }
      let last = bytes.count - needle.count
      var place = start
      while place <= last {
        guard let found = memchr(base + place + offset, rare, last - place + 1) else { return nil }
        place = UnsafeRawPointer(found) - base - offset
        if bytes[place] == needle[0], memcmp(base + place, wanted, needle.count) == 0 {
          return place..<place + needle.count
        }
        place += 1
      }
      return nil
    }
  }

  /// Where the byte stands that logs have fewest of.
  private static func rarest(of needle: [UInt8]) -> Int {
    let ranks = needle.map { rank[Int($0)] }
    return ranks.indices.min { ranks[$0] < ranks[$1] } ?? 0
  }

  /// How often bytes are met in logs: small for rare ones.
  private static let rank: [UInt8] = {
    var rank = [UInt8](repeating: 20, count: 256)
    let common = "zjqxkvwybfghpumcdlsnritaoe-/,[]=\"():_.5678934210 "
    for (place, byte) in common.utf8.enumerated() { rank[Int(byte)] = UInt8(40 + place) }
    return rank
  }()
}
