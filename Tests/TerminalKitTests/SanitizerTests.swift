import TerminalKit
import Testing

@Suite("Sanitizer")
struct SanitizerTests {
  static let cases: [(raw: String, visible: String)] = [
    ("plain", "plain"), ("naïve café 漢字", "naïve café 漢字"), ("a\u{1B}[31mb", "a␛[31mb"), ("a\u{7}", "a␇"),
    ("\u{7F}", "␡"),
    ("a\tb", "a       b"), ("1234567\tb", "1234567 b"), ("a\nb", "a⏎b"), ("a\r\nb", "a⏎b"), ("a\rb", "a⏎b"),
    ("\0", "␀"),
    ("\u{9B}31m", "\\u{009B}31m"), ("\u{202E}evil", "\\u{202E}evil"), ("a\u{2066}b", "a\\u{2066}b"),
    ("a\u{200B}b", "a\\u{200B}b"), ("a\u{200D}b", "a\\u{200D}b"), ("\u{FEFF}a", "\\u{FEFF}a"),
    ("a\u{E0041}", "a\\u{E0041}"), ("a\u{2028}b", "a⏎b"), ("\u{301}a", "\\u{0301}a"), ("❤\u{FE0F}", "❤"),
    ("\u{E000}", "\\u{E000}"), ("x\u{AD}y", "x\\u{00AD}y"), ("\u{FFFE}", "\\u{FFFE}"),
  ]

  @Test("shows what it does not obey", arguments: cases)
  func visible(raw: String, visible: String) {
    #expect(Sanitizer.visible(raw) == visible)
  }

  @Test("leaves its own output as it is", arguments: cases)
  func idempotent(raw: String, visible: String) {
    #expect(Sanitizer.visible(visible) == visible)
  }

  @Test("keeps four marks on a base and shows the rest")
  func marks() {
    let zalgo = "a" + String(repeating: "\u{301}", count: 50)
    #expect(Sanitizer.visible(zalgo).unicodeScalars.filter { $0 == "\u{301}" }.count == 4)
  }

  @Test("caps long text")
  func cap() {
    let long = String(repeating: "é", count: Sanitizer.scalarsMax + 10)
    #expect(Sanitizer.visible(long).count == Sanitizer.scalarsMax + 1)
    #expect(Sanitizer.visible(long).last == "…")
  }

  @Test("splits lines at every kind of line end")
  func lines() {
    #expect(Sanitizer.lines("a\nb\r\nc\rd\n") == ["a", "b", "c", "d"])
    #expect(Sanitizer.lines("") == [""])
    #expect(Sanitizer.lines("\n") == [""])
  }

  @Test("lets no control, bidi, tag or zero-width character into text or cells, whatever comes in")
  func fuzz() {
    var random = SystemRandomNumberGenerator()
    let nasty: [UInt32] = [
      0x1B, 0x9B, 0x202E, 0x2066, 0x200B, 0x200D, 0xFE0F, 0xE0001, 0xE0100, 0x301, 0x1F1E9, 0x1F3FD, 0x1100,
      0x1161, 0x11A8,
      0x0A, 0x0D, 0x09, 0x7F, 0xAD, 0x61, 0x20, 0x6F22, 0x1F600, 0x0E33, 0x0903, 0xFEFF, 0x061C, 0x180E,
    ]
    for _ in 0..<1_500 {
      var text = ""
      for _ in 0..<12 {
        let value = Bool.random() ? nasty.randomElement(using: &random) ?? 0 : UInt32.random(in: 0...0x10FFFF)
        if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
      }
      let visible = Sanitizer.visible(text)
      #expect(visible.unicodeScalars.allSatisfy(Self.isHarmless), "\(text.debugDescription)")
      var filled = 0
      let surface = Surface(Draw { filled = $0.write(text) }, size: Size(200, 1))
      #expect(filled == TextWidth.of(text))
      #expect(surface.lines[0].unicodeScalars.allSatisfy(Self.isHarmless))
      #expect(surface.cells.reduce(0) { $0 + Int($1.width) } == 200)
    }
  }

  private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate: false
    default: !(0xFE00...0xFE0F).contains(scalar.value) && !(0xE0000...0xE0FFF).contains(scalar.value)
    }
  }
}
