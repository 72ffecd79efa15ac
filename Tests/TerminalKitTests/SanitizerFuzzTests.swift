import Testing

@testable import TerminalKit

/// Strings made of the worst, by a seed: a failure comes back on the next run.
@Suite("Sanitizer, fuzzed")
struct SanitizerFuzzTests {
  private struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return value ^ (value >> 31)
    }
  }

  private static let pools: [ClosedRange<UInt32>] = [
    0x00...0x1F, 0x7F...0x9F, 0x20...0x7E, 0x20...0x7E, 0xA0...0x17F, 0x300...0x36F, 0x61C...0x61C,
    0x1100...0x11FF,
    0x180B...0x180F, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0x4E00...0x4E40, 0xAC00...0xAC40,
    0xE000...0xE010, 0xFE00...0xFE0F, 0xFEFF...0xFEFF, 0xFFF0...0xFFFF, 0x1D173...0x1D17A, 0x1F1E6...0x1F1FF,
    0x1F3FB...0x1F3FF, 0x1F600...0x1F640, 0xE0000...0xE007F, 0xE0100...0xE01EF, 0x0...0x10FFFF,
  ]

  /// What must never reach a terminal, by Unicode's own properties and not by the tables under test.
  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
    default: scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  private func check(_ text: String, _ label: String) {
    let visible = Sanitizer.visible(text)
    let harmful = visible.unicodeScalars.filter(Self.isHarmful).map { String($0.value, radix: 16) }
    #expect(
      harmful.isEmpty, "\(label): \(harmful) of \(text.unicodeScalars.map { String($0.value, radix: 16) })")
    #expect(Sanitizer.visible(visible) == visible, "\(label) is changed by the second look")
    // The longest answers are a tab, eight blanks, and a code point, `\u{10FFFF}`.
    #expect(visible.unicodeScalars.count <= 10 * min(text.unicodeScalars.count, Sanitizer.scalarsMax) + 1)
    var run = 0
    for scalar in visible.unicodeScalars {
      let category = scalar.properties.generalCategory
      let isMark = category == .nonspacingMark || category == .enclosingMark
      run = isMark ? run + 1 : 0
      if run > 4 { return #expect(run <= 4, "\(label) has a tower of marks") }
    }
  }

  @Test("twenty thousand strings out of the worst of Unicode come out harmless, stable and short")
  func scalars() {
    var random = Seeded(state: 18)
    for number in 0..<20_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...24, using: &random) {
        let pool = Self.pools[Int.random(in: 0..<Self.pools.count, using: &random)]
        if let scalar = Unicode.Scalar(UInt32.random(in: pool, using: &random)) { text.append(scalar) }
      }
      check(String(text), "string \(number)")
    }
  }

  @Test("bytes that are no UTF-8 come out harmless too")
  func bytes() {
    var random = Seeded(state: 42)
    for number in 0..<5_000 {
      let bytes = (0..<Int.random(in: 0...32, using: &random)).map { _ in
        UInt8.random(in: Bool.random(using: &random) ? 0x80...0xFF : 0x00...0xFF, using: &random)
      }
      check(String(decoding: bytes, as: UTF8.self), "bytes \(number)")
    }
  }

  @Test("every single scalar of Unicode comes out harmless")
  func all() {
    var harmful: [UInt32] = []
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let visible = Sanitizer.visible("a\(scalar)")
      if visible.unicodeScalars.contains(where: Self.isHarmful) { harmful.append(value) }
    }
    #expect(harmful.isEmpty, "\(harmful.prefix(20).map { String($0, radix: 16) })")
  }

  @Test(
    "a megabyte of marks, escapes or fillers is cut and stays harmless",
    arguments: [0x301, 0x1B, 0x3164, 0x1160])
  func floods(value: Int) {
    guard let scalar = Unicode.Scalar(UInt32(value)) else { return }
    let flood = String(String.UnicodeScalarView(repeatElement(scalar, count: 1 << 20)))
    let visible = Sanitizer.visible("a" + flood)
    #expect(!visible.unicodeScalars.contains(where: Self.isHarmful))
    #expect(visible.unicodeScalars.count <= 10 * Sanitizer.scalarsMax + 1)
    #expect(visible.last == "…")
  }
}
