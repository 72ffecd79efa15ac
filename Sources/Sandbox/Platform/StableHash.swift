/// A hash that is the same in every process (FNV-1a, 64 bits, mixed).
enum StableHash {
  private static let podAlphabet = Array("bcdfghjklmnpqrstvwxz2456789")

  static func of(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    hash ^= hash >> 33
    hash = hash &* 0xff51_afd7_ed55_8ccd
    return hash ^ (hash >> 33)
  }

  /// Between 0 and 1.
  static func unit(_ text: String) -> Double { Double(of(text) >> 11) * 0x1p-53 }

  /// Characters as Kubernetes gives them to pods and replica sets.
  static func suffix(_ text: String, length: Int) -> String {
    var hash = of(text)
    return String(
      (0..<length).map { _ in
        defer { hash = hash / 27 ^ (hash << 59) }
        return podAlphabet[Int(hash % 27)]
      })
  }

  /// In the form of a git object's name.
  static func sha(_ text: String) -> String {
    String(
      [of(text), of(text + "#"), of("#" + text)].map { value in
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
      }.joined().prefix(40))
  }

  /// In the form of a uuid.
  static func uuid(_ text: String) -> String {
    let hex = [of(text), of(text + "#")].map { value in
      let digits = String(value, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
    let parts = [0..<8, 8..<12, 13..<16, 17..<20, 20..<32].map { range in
      String(Array(hex)[range])
    }
    return "\(parts[0])-\(parts[1])-4\(parts[2])-a\(parts[3])-\(parts[4])"
  }
}
