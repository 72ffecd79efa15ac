#if canImport(Glibc)
  import Glibc
#endif

/// An IPv4 or IPv6 address; an IPv4 address inside an IPv6 one counts as the IPv4 address.
package struct IPAddress: Hashable, Sendable {
  /// 4 or 16.
  package let bytes: [UInt8]

  /// - Parameter bytes: 4 or 16 in network order; nil otherwise.
  package init?(bytes: [UInt8]) {
    let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
    let translated: [UInt8] = [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]
    switch bytes.count {
    case 4: self.bytes = bytes
    case 16 where Array(bytes.prefix(12)) == mapped || Array(bytes.prefix(12)) == translated:
      self.bytes = Array(bytes.suffix(4))
    case 16: self.bytes = bytes
    default: return nil
    }
  }

  /// Dotted quads and IPv6 without brackets or zone, as `inet_pton` reads them.
  package init?(_ text: String) {
    var bytes = [UInt8](repeating: 0, count: 16)
    if inet_pton(AF_INET, text, &bytes) == 1 {
      self.init(bytes: Array(bytes.prefix(4)))
    } else if inet_pton(AF_INET6, text, &bytes) == 1 {
      self.init(bytes: bytes)
    } else {
      return nil
    }
  }

  /// Whether it is that address, or one of that network in the form `10.0.0.0/8`.
  package func isInside(_ network: String) -> Bool {
    let parts = network.split(separator: "/", maxSplits: 1)
    guard let first = parts.first, let base = IPAddress(String(first)), base.bytes.count == bytes.count else {
      return false
    }
    guard let bits = parts.count == 1 ? bytes.count * 8 : Int(parts[1]), (0...bytes.count * 8).contains(bits)
    else {
      return false
    }
    return bytes.indices.allSatisfy { index in
      let mask = UInt8(truncatingIfNeeded: 0xFF00 >> min(8, max(0, bits - index * 8)))
      return bytes[index] & mask == base.bytes[index] & mask
    }
  }

  package var isLoopback: Bool {
    bytes.count == 4 ? bytes[0] == 127 : bytes == [UInt8](repeating: 0, count: 15) + [1]
  }

  /// Addresses at which no outside system lives: link-local ones (clouds answer there with credentials), the
  /// empty address, broadcast and multicast.
  package var isNeverAsked: Bool {
    if bytes.count == 4 { return bytes[0] == 0 || bytes[0] >= 224 || (bytes[0] == 169 && bytes[1] == 254) }
    let cloudMetadata: [UInt8] = [0xFD, 0x00, 0x0E, 0xC2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54]
    return bytes[0] == 0xFF || (bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80)
      || bytes == [UInt8](repeating: 0, count: 16) || bytes == cloudMetadata
  }
}
