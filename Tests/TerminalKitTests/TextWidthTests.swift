import TerminalKit
import Testing

@Suite("Text width")
struct TextWidthTests {
  static let cases: [(text: String, width: Int)] = [
    ("", 0), ("acme", 4), ("naïve", 5), ("cafe\u{301}", 4), ("漢字", 4), ("한글", 4), ("かな", 4), ("ｆｕｌｌ", 8),
    ("ﾊﾝｶｸ", 4),
    ("😀", 2), ("👍🏽", 2), ("🇩🇪", 2), ("❤️", 2), ("❤", 1), ("━─│", 3), ("●◐◌○✖▪✔⊘⚠›", 10), ("▁▂▃▄▅▆▇█▌", 9),
    ("…·→“”—", 6), ("Ω≈ç√", 4), ("Привет", 6), ("שלום", 4), ("สวัสดี", 4), ("e\u{301}\u{302}\u{303}", 1),
    ("ᄀ", 2), ("¡", 1),
  ]

  @Test("counts cells", arguments: cases)
  func width(text: String, width: Int) {
    #expect(TextWidth.of(text) == width)
  }

  @Test("is what writing fills", arguments: cases)
  func writing(text: String, width: Int) {
    var filled = -1
    let surface = Surface(Draw { filled = $0.write(text) }, size: Size(20, 1))
    #expect(filled == width)
    #expect(surface.lines[0] == text)
  }

  @Test("is kept within bounds by truncation and met by padding", arguments: cases)
  func fitting(text: String, width: Int) {
    for room in 0...12 {
      #expect(TextWidth.of(TextFit.truncate(text, to: room)) <= room)
      #expect(TextWidth.of(TextFit.pad(text, to: room)) == room)
      #expect(TextWidth.of(TextFit.pad(text, to: room, .trailing)) == room)
    }
  }

  @Test("truncates with an ellipsis only when something is cut")
  func ellipsis() {
    #expect(TextFit.truncate("acme-media", to: 10) == "acme-media")
    #expect(TextFit.truncate("acme-media", to: 6) == "acme-…")
    #expect(TextFit.truncate("漢字漢字", to: 6) == "漢字…")
    #expect(TextFit.pad("7", to: 3, .trailing) == "  7")
    #expect(TextFit.pad("ab", to: 5, .center) == " ab  ")
  }

  @Test("wraps at spaces, breaks long words, keeps line ends")
  func wrapping() {
    #expect(TextFit.wrap("one two three", to: 8) == ["one two", "three"])
    #expect(TextFit.wrap("abcdefghij kl", to: 4) == ["abcd", "efgh", "ij", "kl"])
    #expect(TextFit.wrap("a\n\nb", to: 4) == ["a", "", "b"])
    #expect(TextFit.wrap("漢字漢字", to: 5) == ["漢字", "漢字"])
  }

  @Test("wraps styled lines like plain ones and keeps the styles")
  func styledWrapping() {
    let line: Line = "one \("two", .error) three \("four", .ok)"
    let wrapped = line.wrapped(to: 9)
    #expect(
      wrapped.map(\.text) == ["one two", "three", "four"] || wrapped.map(\.text) == ["one two", "three four"])
    #expect(wrapped[0].spans.contains(Span("two", .error)))
    for width in 1...20 { #expect(line.wrapped(to: width).allSatisfy { $0.width <= width }) }
  }
}
