import Foundation

/// A short digest of bytes, to tell the same content from another: a repeated request, an applied object.
///
/// FNV-1a twice with different seeds: 128 bits. It guards against mix-ups, not against attackers.
package enum Fingerprint {
  private static let prime: UInt64 = 0x0000_0100_0000_01B3
  private static let seeds: (UInt64, UInt64) = (0xCBF2_9CE4_8422_2325, 0x9E37_79B9_7F4A_7C15)

  /// 32 hexadecimal digits.
  package static func of(_ data: Data) -> String {
    // Over the bytes where they lie: an iterator of `Data` copies them in small pieces, which cost more than the sums.
    let hashes = data.withUnsafeBytes { bytes in
      bytes.reduce(into: seeds) { hashes, byte in
        hashes.0 = (hashes.0 ^ UInt64(byte)) &* prime
        hashes.1 = (hashes.1 ^ UInt64(byte)) &* prime
      }
    }
    return digits(hashes.0) + digits(hashes.1)
  }

  private static func digits(_ hash: UInt64) -> String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
