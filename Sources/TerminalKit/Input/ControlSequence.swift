/// The key sequences that begin with `ESC [` or `ESC O`.
enum ControlSequence {
  /// Parses `ESC [`: parameters, intermediates, one final byte. A control byte within cuts it off.
  static func parse(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> InputSequence {
    let start = bytes.startIndex + 2
    // The Linux console sends F1 to F5 as `ESC [ [ A` to `E`.
    if start < bytes.endIndex, bytes[start] == 0x5B {
      guard start + 1 < bytes.endIndex else { return isFinal ? .dropped(bytes.count) : .incomplete }
      let number = Int(bytes[start + 1]) - 0x40
      return (1...5).contains(number) ? .event(.key(.function(number)), 4) : .dropped(4)
    }
    var index = start
    while index < bytes.endIndex, (0x20...0x3F).contains(bytes[index]) {
      // rxvt ends shifted keys with `$`, which elsewhere is an intermediate of a private reply.
      if bytes[index] == 0x24, index > start, bytes[start] != 0x3F { break }
      index += 1
    }
    guard index < bytes.endIndex else {
      return isFinal || bytes.count > 64 ? .dropped(bytes.count) : .incomplete
    }
    let final = bytes[index]
    guard (0x24...0x7E).contains(final) else { return .dropped(index - bytes.startIndex) }
    let count = index - bytes.startIndex + 1
    if index == start, final == 0x4D { return mouse(bytes, isFinal: isFinal) }
    if bytes[start] == 0x3C, final == 0x4D || final == 0x6D {
      return sgrMouse(bytes[(start + 1)..<index], isPress: final == 0x4D, count)
    }
    let parameters = numbers(bytes[start..<index])
    guard let parameters else { return .dropped(count) }
    return event(final, parameters, count)
  }

  /// Parses `ESC O`: one final byte, with a modifier before it in some terminals.
  static func parseApplication(_ bytes: ArraySlice<UInt8>) -> InputSequence {
    var index = bytes.startIndex + 2
    var modifier = 1
    if (0x32...0x38).contains(bytes[index]) {
      guard index + 1 < bytes.endIndex else { return .incomplete }
      modifier = Int(bytes[index]) - 0x30
      index += 1
    }
    let count = index - bytes.startIndex + 1
    let final = bytes[index]
    guard final >= 0x20 else { return .dropped(count - 1) }
    if (0x61...0x64).contains(final) {  // rxvt: control and arrow
      return .event(.key(Key(arrow(final - 0x20) ?? .up, .ctrl)), count)
    }
    if let code = letter(final) { return .event(.key(Key(code, modifiers(modifier))), count) }
    return .dropped(count)
  }

  private static func event(_ final: UInt8, _ parameters: [Int], _ count: Int) -> InputSequence {
    let first = parameters.first ?? 0
    let held = modifiers(parameters.count > 1 ? parameters[1] : 1)
    switch final {
    case 0x7E:  // ~
      if first == 200 { return .pasteBegins(count) }
      if first == 27, parameters.count == 3 { return typed(parameters[2], held, count) }
      return numbered(first, held, count)
    case 0x24: return numbered(first, .shift, count)  // $
    case 0x5E: return numbered(first, .ctrl, count)  // ^
    case 0x40: return numbered(first, [.ctrl, .shift], count)  // @
    case 0x75: return typed(first, held, count)  // u
    case 0x5A: return .event(.key(.backTab), count)  // Z
    case 0x49: return parameters.isEmpty ? .event(.focus(true), count) : .dropped(count)  // I
    case 0x4F: return parameters.isEmpty ? .event(.focus(false), count) : .dropped(count)  // O
    case 0x52 where first != 1: return .dropped(count)  // R with a row is a cursor report
    case 0x61...0x64: return .event(.key(Key(arrow(final - 0x20) ?? .up, .shift)), count)  // rxvt
    default:
      guard let code = letter(final) else { return .dropped(count) }
      return .event(.key(Key(code, held)), count)
    }
  }

  private static func arrow(_ final: UInt8) -> Key.Code? {
    switch final {
    case 0x41: .up
    case 0x42: .down
    case 0x43: .right
    case 0x44: .left
    default: nil
    }
  }

  private static func letter(_ final: UInt8) -> Key.Code? {
    switch final {
    case 0x46: .end
    case 0x48: .home
    case 0x4D: .enter
    case 0x50...0x53: .function(Int(final) - 0x4F)
    default: arrow(final)
    }
  }

  private static func numbered(_ number: Int, _ held: Key.Modifiers, _ count: Int) -> InputSequence {
    let code: Key.Code? =
      switch number {
      case 1, 7: .home
      case 2: .insert
      case 3: .delete
      case 4, 8: .end
      case 5: .pageUp
      case 6: .pageDown
      case 11...15: .function(number - 10)
      case 17...21: .function(number - 11)
      case 23...26: .function(number - 12)
      case 28, 29: .function(number - 13)
      case 31...34: .function(number - 14)
      default: nil
      }
    guard let code else { return .dropped(count) }
    return .event(.key(Key(code, held)), count)
  }

  /// A key told by its code point, as modern terminals send those that have no sequence of their own.
  private static func typed(_ value: Int, _ held: Key.Modifiers, _ count: Int) -> InputSequence {
    let code: Key.Code
    switch value {
    case 9: code = .tab
    case 13: code = .enter
    case 27: code = .escape
    case 8, 127: code = .backspace
    default:
      guard value >= 0x20, let scalar = Unicode.Scalar(UInt32(value)),
        scalar.value < 0xE000 || scalar.value > 0xF8FF
      else { return .dropped(count) }
      code = .character(Character(scalar))
      return .event(.key(Key(code, held.subtracting(.shift))), count)
    }
    return .event(.key(Key(code, held)), count)
  }

  /// xterm's mouse reports of mode 1006: `ESC [ < button ; column ; row M`, with `m` for a release.
  private static func sgrMouse(_ bytes: ArraySlice<UInt8>, isPress: Bool, _ count: Int) -> InputSequence {
    guard let values = numbers(bytes), values.count == 3,
      let mouse = Mouse(button: values[0], column: values[1], row: values[2], isPress: isPress)
    else { return .dropped(count) }
    return .event(.mouse(mouse), count)
  }

  /// The old reports, which nobody asked for: three bytes to skip.
  private static func mouse(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> InputSequence {
    if bytes.count >= 6 { return .dropped(6) }
    return isFinal ? .dropped(bytes.count) : .incomplete
  }

  /// The parameters; `nil` for private ones, which only replies have. Sub-parameters after `:` are left out.
  private static func numbers(_ bytes: ArraySlice<UInt8>) -> [Int]? {
    guard let first = bytes.first else { return [] }
    guard first < 0x3C else { return nil }
    return bytes.split(separator: 0x3B, omittingEmptySubsequences: false).map { part in
      part.prefix { $0 != 0x3A }.reduce(0) { value, byte in
        (0x30...0x39).contains(byte) ? min(value * 10 + Int(byte) - 0x30, 0x11_0000) : value
      }
    }
  }

  private static func modifiers(_ parameter: Int) -> Key.Modifiers {
    let bits = max(0, parameter - 1)
    var held = Key.Modifiers(rawValue: UInt8(bits & 7))
    if bits & 8 != 0 { held.insert(.alt) }
    return held
  }
}
