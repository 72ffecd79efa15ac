import Foundation

/// A short digest of a request, to tell a repetition from another request under the same key.
///
/// FNV-1a over the canonical JSON, twice with different seeds: 128 bits. It guards against mix-ups, not attackers:
/// whoever could forge one holds the key already.
enum Fingerprint {
  private static let prime: UInt64 = 0x0000_0100_0000_01B3
  private static let seeds: [UInt64] = [0xCBF2_9CE4_8422_2325, 0x9E37_79B9_7F4A_7C15]

  static func of(_ data: Data) -> String {
    seeds.map { seed in
      let hash = data.reduce(seed) { ($0 ^ UInt64($1)) &* prime }
      let digits = String(hash, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
