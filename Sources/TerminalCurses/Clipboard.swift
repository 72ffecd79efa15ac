/// The terminal's own clipboard, which works over SSH too (OSC 52, xterm's control sequences).
enum Clipboard {
  /// What terminals take at most, in bytes of base 64.
  static let bytesMax = 74_994
  /// GNU screen's longest string in an envelope; longer ones come in several.
  private static let screenBytesMax = 700

  /// What stands between the program and the terminal, and hands a sequence on only in an envelope.
  enum Envelope: Equatable {
    case none
    case tmux
    case screen

    /// From the entry of the terminal database and the environment.
    init(term: String, environment: (String) -> String?) {
      if environment("TMUX") != nil {
        self = .tmux
      } else if environment("STY") != nil || term.hasPrefix("screen") {
        self = .screen
      } else {
        self = .none
      }
    }
  }

  /// The bytes that put `text` on the clipboard, or nil when it is too long.
  static func sequence(_ text: String, in envelope: Envelope) -> [UInt8]? {
    let encoded = base64(Array(text.utf8))
    guard encoded.count <= bytesMax else { return nil }
    let set = Array("\u{1B}]52;c;".utf8) + encoded + [0x07]
    switch envelope {
    case .none: return set
    // tmux wants the escape doubled and hands an envelope on where `allow-passthrough` is set; where `set-clipboard` is,
    // it takes the bare sequence. A `TERM` that says screen may be either, far away: what one takes the other drops.
    case .tmux: return Array("\u{1B}Ptmux;\u{1B}".utf8) + set + Array("\u{1B}\\".utf8) + set
    case .screen:
      let pieces = stride(from: 0, to: set.count, by: screenBytesMax).flatMap { start in
        Array("\u{1B}P".utf8) + set[start..<min(start + screenBytesMax, set.count)] + Array("\u{1B}\\".utf8)
      }
      return pieces + set
    }
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
