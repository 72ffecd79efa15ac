import Foundation

/// SHA-256 (FIPS 180-4), a piece at a time: files may be larger than memory. It chains the audit log and marks dumps.
package struct SHA256 {
  private var state: [UInt32] = [
    0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19,
  ]
  private var rest: [UInt8] = []
  private var count: UInt64 = 0
  private var words = [UInt32](repeating: 0, count: 64)

  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
  private static let constants: [UInt32] = {
    var primes: [Int] = []
    var candidate = 2
    while primes.count < 64 {
      if primes.allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
      candidate += 1
    }
    return primes.map { prime in
      let root = Foundation.cbrt(Double(prime))
      return UInt32((root - root.rounded(.down)) * 4_294_967_296)
    }
  }()

  package init() {}

  /// 64 hexadecimal digits.
  package static func hex(_ data: Data) -> String {
    var hash = SHA256()
    hash.update(data)
    return hash.finish()
  }

  package mutating func update(_ data: Data) {
    count += UInt64(data.count)
    rest.append(contentsOf: data)
    let whole = rest.count / 64 * 64
    rest.withUnsafeBufferPointer { bytes in
      var offset = 0
      while offset < whole {
        Self.mix(&state, &words, bytes, at: offset)
        offset += 64
      }
    }
    rest.removeFirst(whole)
  }

  /// 64 hexadecimal digits. Nothing may be added afterwards.
  package mutating func finish() -> String {
    let bits = count * 8
    var end: [UInt8] = [0x80]
    end += [UInt8](repeating: 0, count: (119 - rest.count % 64) % 64)
    end += (0..<8).map { UInt8(truncatingIfNeeded: bits >> UInt64(56 - 8 * $0)) }
    update(Data(end))
    return state.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  private static func mix(
    _ state: inout [UInt32], _ words: inout [UInt32], _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int
  ) {
    for index in 0..<16 {
      let at = offset + index * 4
      words[index] =
        UInt32(bytes[at]) << 24 | UInt32(bytes[at + 1]) << 16 | UInt32(bytes[at + 2]) << 8
        | UInt32(bytes[at + 3])
    }
    for index in 16..<64 {
      let (early, late) = (words[index - 15], words[index - 2])
      let first = turned(early, 7) ^ turned(early, 18) ^ early >> 3
      let second = turned(late, 17) ^ turned(late, 19) ^ late >> 10
      words[index] = words[index - 16] &+ first &+ words[index - 7] &+ second
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for index in 0..<64 {
      let choice = (e & f) ^ (~e & g)
      let first =
        h &+ (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) &+ choice &+ constants[index] &+ words[index]
      let majority = (a & b) ^ (a & c) ^ (b & c)
      let second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) &+ majority
      (h, g, f, e) = (g, f, e, d &+ first)
      (d, c, b, a) = (c, b, a, first &+ second)
    }
    for (index, word) in [a, b, c, d, e, f, g, h].enumerated() { state[index] = state[index] &+ word }
  }

  private static func turned(_ word: UInt32, _ by: UInt32) -> UInt32 { word >> by | word << (32 - by) }
}
