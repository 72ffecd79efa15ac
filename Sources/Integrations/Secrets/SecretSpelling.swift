/// Finds a secret in a text, however each of its characters is written there: as it is, escaped for an address, for JSON
/// (and JSON in JSON), or for a page. Pure.
///
/// Every character may be written in a way of its own, so lists of whole spellings would never be complete.
struct SecretSpelling: Sendable {
  private static let backslash = UInt8(ascii: "\\")

  /// For each character, all its spellings, in small letters where case does not count.
  private let characters: [[Spelling]]

  private struct Spelling: Sendable {
    let bytes: [UInt8]
    /// Escapes count in capitals, too.
    let isEscape: Bool

    func stands(in text: [UInt8], at place: Int) -> Bool {
      guard place + bytes.count <= text.count else { return false }
      for (offset, byte) in bytes.enumerated() {
        let found = text[place + offset]
        let isSame = found == byte || (isEscape && (0x41...0x5A).contains(found) && found + 0x20 == byte)
        guard isSame else { return false }
      }
      return true
    }
  }

  init(_ secret: String) { characters = secret.unicodeScalars.map(Self.spellings) }

  /// Where it ends that begins at a place, or nil.
  func end(in text: [UInt8], at start: Int) -> Int? {
    // One spelling may be the beginning of another, so there may be several ends until the next character tells.
    var ends = [start]
    for spellings in characters {
      var next: [Int] = []
      for place in ends { Self.step(from: place, spellings, in: text, to: &next) }
      // Nearly every place ends here, with the first character.
      if next.isEmpty { return nil }
      ends = next
    }
    return ends.max()
  }

  private static func step(
    from start: Int, _ spellings: [Spelling], in text: [UInt8], to ends: inout [Int]
  ) {
    func add(_ end: Int) { if !ends.contains(end) { ends.append(end) } }
    // Whoever escapes an escape doubles its backslashes.
    var place = start
    while place < text.count, text[place] == backslash {
      place += 1
      if spellings.first?.bytes == [backslash] { add(place) }
    }
    for spelling in spellings where spelling.stands(in: text, at: place) { add(place + spelling.bytes.count) }
  }

  private static func spellings(of scalar: UnicodeScalar) -> [Spelling] {
    let raw = Array(String(scalar).utf8)
    let units = Array(String(scalar).utf16)
    var escapes = [
      raw.map { "%" + hex($0, digits: 2) }.joined(), units.map { "u" + hex($0, digits: 4) }.joined(separator: "\\"),
      "&#\(scalar.value);", "&#x\(hex(scalar.value, digits: 1));", "&#x\(hex(scalar.value, digits: 2));",
    ]
    let names: [UnicodeScalar: [String]] = [
      "&": ["&amp;"], "<": ["&lt;"], ">": ["&gt;"], "\"": ["&quot;"], "'": ["&apos;"], " ": ["+"], "\n": ["n"],
      "\r": ["r"], "\t": ["t"],
    ]
    escapes += names[scalar] ?? []
    return [Spelling(bytes: raw, isEscape: false)]
      + escapes.map { Spelling(bytes: Array($0.utf8), isEscape: true) }
  }

  private static func hex(_ number: some BinaryInteger, digits: Int) -> String {
    let text = String(number, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
