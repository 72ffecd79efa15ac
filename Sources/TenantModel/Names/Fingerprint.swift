import Foundation

/// A short digest of bytes, to tell the same content from another: a repeated request, an applied object.
///
/// FNV-1a twice with different seeds: 128 bits. It guards against mix-ups, not against attackers.
package enum Fingerprint {
  private static let prime: UInt64 = 0x0000_0100_0000_01B3
  private static let seeds: [UInt64] = [0xCBF2_9CE4_8422_2325, 0x9E37_79B9_7F4A_7C15]

  /// 32 hexadecimal digits.
  package static func of(_ data: Data) -> String {
    seeds.map { seed in
      let hash = data.reduce(seed) { ($0 ^ UInt64($1)) &* prime }
      let digits = String(hash, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
