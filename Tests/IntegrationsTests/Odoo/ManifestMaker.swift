/// Makes texts that are Python literals, or nearly: the same ones for the same seed.
struct ManifestMaker {
  private var random: SplitMix

  init(seed: UInt64) {
    random = SplitMix(state: seed)
  }

  /// A text: six in ten are left as made, the others are damaged in one to four places.
  mutating func next() -> [UInt8] {
    var bytes = Array((lead() + value(depth: 0) + tail()).utf8)
    guard chance(40) else { return bytes }
    for _ in 0...number(4) { damage(&bytes) }
    return bytes
  }

  private mutating func number(_ below: Int) -> Int { Int.random(in: 0..<below, using: &random) }

  private mutating func chance(_ percent: Int) -> Bool { number(100) < percent }

  private mutating func one<Element>(of items: [Element]) -> Element { items[number(items.count)] }

  private mutating func lead() -> String {
    one(of: ["", "", "", "", "  ", "\t", "\n", "# it's\n", "#\r\n", "\n  # x\n", "\u{C}", "\\\n", " \n\t\n"])
  }

  private mutating func tail() -> String {
    one(of: ["", "", "", "\n", "\r\n", "  # end", "\n\n  # end }\n", "\n ", "\\\n", "\\\n\n", ",", ";"])
  }

  private mutating func blank() -> String {
    one(of: ["", "", "", " ", "\n", "\n\t", "  ", " # it's (\n", "\r\n", "\r", "\\\n", "\u{C}"])
  }

  private mutating func value(depth: Int) -> String {
    switch number(depth > 4 ? 7 : 12) {
    case 0, 1, 2: return strings()
    case 3: return numeral()
    case 4: return one(of: ["True", "False", "None", "...", "set()", "set( )"])
    case 5: return one(of: ["-", "+", "- ", "-\n"]) + numeral()
    case 6:
      return chance(90) ? strings() : one(of: ["true", "null", "x", "f(1)", "*a", "1+2j", "[1][0]", "-(1)"])
    case 7: return "(" + blank() + value(depth: depth + 1) + blank() + ")"
    case 8: return items("(", ")", depth: depth)
    case 9: return items("[", "]", depth: depth)
    case 10: return items("{", "}", depth: depth)
    default: return dict(depth: depth)
    }
  }

  private mutating func items(_ open: String, _ close: String, depth: Int) -> String {
    var text = open + blank()
    let count = number(4)
    for place in 0..<count {
      text += value(depth: depth + 1) + blank()
      if place + 1 < count || chance(40) { text += "," + blank() }
    }
    return text + close
  }

  private mutating func dict(depth: Int) -> String {
    var text = "{" + blank()
    let count = number(4)
    for place in 0..<count {
      let key = chance(85) ? strings() : value(depth: 5)
      text += key + blank() + ":" + blank() + value(depth: depth + 1) + blank()
      if place + 1 < count || chance(40) { text += "," + blank() }
    }
    return text + "}"
  }

  private mutating func strings() -> String {
    var text = string()
    while chance(15) { text += one(of: ["", " ", " \\\n"]) + string() }
    return text
  }

  private mutating func string() -> String {
    let quote = one(of: ["'", "\"", "'''", "\"\"\""])
    let prefix = chance(85) ? "" : one(of: ["u", "U", "r", "R", "b", "B", "br", "Rb", "f", "ur", "bb"])
    var content = ""
    for _ in 0..<number(6) {
      content += one(of: [
        "a", "Z", "é", "中", "🙂", " ", "#", "{", "]", "\\n", "\\\\", "\\'", "\\\"", "\\x41", "\\u00e9",
        "\\101", "\\0",
        "\\777", "\\U0001F642", "\\d", "\\\n", "\\\r\n", "'", "\"", "\n", "\r", "\u{A0}", "\\x4", "\\8", "%s",
        "e\u{301}",
      ])
    }
    return prefix + quote + content + quote
  }

  private mutating func numeral() -> String {
    one(of: [
      "0", "1", "15", "00", "0_0", "1_000", "0x1F", "0X_f", "0o17", "0b101", "1.5", ".5", "1.", "1e3", "1E-2",
      "1_0.2_5e+1_0",
      "1e400", "012", "01.5", "1__0", "1_", "0x", "0b2", "0o8", "1e", "1.e1", "9223372036854775807", "1a",
      "2j", "1._5",
      "99999999999999999999", "5e-324", "0.1", "123456789.123456789",
    ])
  }

  private mutating func damage(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    let place = number(bytes.count)
    let marks = Array("{}[](),:'\"\\#\n\r\t -+*%.0e_jrbuNTx=;!\u{C}".utf8) + [0, 0xC3, 0xFF]
    switch number(5) {
    case 0: bytes.remove(at: place)
    case 1: bytes.insert(one(of: marks), at: place)
    case 2: bytes[place] = one(of: marks)
    case 3: bytes.swapAt(place, number(bytes.count))
    default:
      let end = min(bytes.count, place + 1 + number(8))
      bytes.insert(contentsOf: Array(bytes[place..<end]), at: number(bytes.count + 1))
    }
  }
}

/// A small generator with a seed. Source: Steele, Lea, Flood, "Fast splittable pseudorandom number
/// generators", 2014.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
