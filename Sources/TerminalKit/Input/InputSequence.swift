/// The first thing in a run of input bytes.
enum InputSequence: Equatable {
  /// An event of so many bytes.
  case event(InputEvent, Int)
  /// Bytes that mean nothing to us.
  case dropped(Int)
  /// A paste follows.
  case pasteBegins(Int)
  /// More bytes are needed.
  case incomplete

  /// What ends a bracketed paste.
  static let pasteEnd: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]
  private static let escape: UInt8 = 0x1B

  /// Parses the first thing; with `isFinal` no more bytes will come, so nothing is incomplete.
  static func parse(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> InputSequence {
    guard let first = bytes.first else { return .incomplete }
    if first == escape { return parseEscape(bytes, isFinal: isFinal) }
    if first < 0x20 || first == 0x7F { return .event(.key(control(first)), 1) }
    if first < 0x80 { return .event(.key(Key(.character(Character(Unicode.Scalar(first))))), 1) }
    return parseUTF8(bytes, isFinal: isFinal)
  }

  private static func parseEscape(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> InputSequence {
    let rest = bytes.dropFirst()
    guard let second = rest.first else { return isFinal ? .event(.key(.escape), 1) : .incomplete }
    switch second {
    case 0x5B, 0x4F:  // [ and O
      if rest.count == 1 { return isFinal ? alt(second) : .incomplete }
      return second == 0x5B
        ? ControlSequence.parse(bytes, isFinal: isFinal) : ControlSequence.parseApplication(bytes)
    case 0x50, 0x58, 0x5D, 0x5E, 0x5F:  // P X ] ^ _ begin a string
      if rest.count == 1 { return isFinal ? alt(second) : .incomplete }
      return parseString(bytes, isFinal: isFinal)
    case escape: return parseDoubleEscape(bytes, isFinal: isFinal)
    default:
      switch parse(rest, isFinal: isFinal) {
      case .event(.key(let key), let count):
        return .event(.key(Key(key.code, key.modifiers.union(.alt))), count + 1)
      case .incomplete: return .incomplete
      default: return .dropped(2)
      }
    }
  }

  /// Alt with a key that sends a sequence itself, as rxvt does; two lone escapes are two key presses.
  private static func parseDoubleEscape(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> InputSequence {
    let rest = bytes.dropFirst()
    guard rest.count > 1 else { return isFinal ? .event(.key(.escape), 1) : .incomplete }
    let third = rest[rest.startIndex + 1]
    guard third == 0x5B || third == 0x4F else { return .event(.key(.escape), 1) }
    switch parseEscape(rest, isFinal: isFinal) {
    case .event(.key(let key), let count):
      return .event(.key(Key(key.code, key.modifiers.union(.alt))), count + 1)
    case .incomplete: return .incomplete
    default: return .event(.key(.escape), 1)
    }
  }

  /// A reply such as OSC or DCS: dropped up to BEL or ST, and no longer than any reply is.
  private static func parseString(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> InputSequence {
    var index = bytes.startIndex + 2
    while index < bytes.endIndex {
      if bytes[index] == 0x07 { return .dropped(index - bytes.startIndex + 1) }
      if bytes[index] == escape {
        guard index + 1 < bytes.endIndex else { break }
        return .dropped(index - bytes.startIndex + (bytes[index + 1] == 0x5C ? 2 : 0))
      }
      index += 1
    }
    return isFinal || bytes.count > 4_096 ? .dropped(bytes.count) : .incomplete
  }

  private static func alt(_ byte: UInt8) -> InputSequence {
    .event(.key(.alt(Character(Unicode.Scalar(byte)))), 2)
  }

  private static func control(_ byte: UInt8) -> Key {
    switch byte {
    case 0x00: Key(.character(" "), .ctrl)
    case 0x08, 0x7F: .backspace
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 0x01...0x1A: .ctrl(Character(Unicode.Scalar(byte + 0x60)))
    default: .ctrl(Character(Unicode.Scalar(byte + 0x40)))
    }
  }

  /// One scalar; bytes that are no UTF-8 are dropped one by one.
  private static func parseUTF8(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> InputSequence {
    guard let first = bytes.first else { return .incomplete }
    let length =
      switch first {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    guard length > 1 else { return .dropped(1) }
    let body = bytes.prefix(length)
    guard body.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) else { return .dropped(1) }
    guard body.count == length else { return isFinal ? .dropped(body.count) : .incomplete }
    let text = String(decoding: body, as: UTF8.self)
    guard let character = text.first, text.unicodeScalars.count == 1, character != "\u{FFFD}" else {
      return .dropped(length)
    }
    // C1 controls in UTF-8 are sent by no key.
    if body.elementsEqual([0xC2, body.last ?? 0]), (body.last ?? 0) < 0xA0 { return .dropped(2) }
    return .event(.key(Key(.character(character))), length)
  }
}
