import Glibc

/// The terminal's own clipboard, which works over SSH too (OSC 52, xterm's control sequences).
enum Clipboard {
  /// What terminals take at most, in bytes of base 64.
  static let bytesMax = 74_994

  /// The bytes that put `text` on the clipboard, or nil when it is too long. tmux hands them on only in an envelope.
  static func sequence(_ text: String, insideTmux: Bool) -> [UInt8]? {
    let encoded = base64(Array(text.utf8))
    guard encoded.count <= bytesMax else { return nil }
    let set = Array("\u{1B}]52;c;".utf8) + encoded + [0x07]
    guard insideTmux else { return set }
    return Array("\u{1B}Ptmux;\u{1B}".utf8) + set + Array("\u{1B}\\".utf8)
  }

  /// RFC 4648 §4, with padding.
  private static func base64(_ bytes: [UInt8]) -> [UInt8] {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var out: [UInt8] = []
    out.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var value = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      value <<= UInt32(8 * (3 - group.count))
      for place in 0..<4 {
        out.append(
          place <= group.count ? digits[Int(value >> UInt32(18 - 6 * place) & 63)] : UInt8(ascii: "="))
      }
    }
    return out
  }
}
