import TerminalKit
import Testing

@Suite("Input decoder")
struct InputDecoderTests {
  static let sequences: [(bytes: String, events: [InputEvent])] = [
    ("a", [.key("a")]), ("G", [.key("G")]), ("é", [.key("é")]), ("漢", [.key("漢")]), ("😀", [.key("😀")]),
    ("\r", [.key(.enter)]), ("\n", [.key(.enter)]), ("\t", [.key(.tab)]), ("\u{7F}", [.key(.backspace)]),
    ("\u{8}", [.key(.backspace)]), ("\u{E}", [.key(.ctrl("n"))]), ("\0", [.key(Key(.character(" "), .ctrl))]),
    ("\u{1C}", [.key(.ctrl("\\"))]),
    ("\u{1B}x", [.key(.alt("x"))]), ("\u{1B}é", [.key(.alt("é"))]),
    ("\u{1B}\u{7F}", [.key(Key(.backspace, .alt))]),
    ("\u{1B}[A", [.key(.up)]), ("\u{1B}OB", [.key(.down)]), ("\u{1B}[1;5C", [.key(Key(.right, .ctrl))]),
    ("\u{1B}[1;2D", [.key(Key(.left, .shift))]), ("\u{1B}[H", [.key(.home)]), ("\u{1B}OF", [.key(.end)]),
    ("\u{1B}[1~", [.key(.home)]), ("\u{1B}[4~", [.key(.end)]), ("\u{1B}[7~", [.key(.home)]),
    ("\u{1B}[8~", [.key(.end)]), ("\u{1B}[2~", [.key(.insert)]), ("\u{1B}[3~", [.key(.delete)]),
    ("\u{1B}[3;5~", [.key(Key(.delete, .ctrl))]), ("\u{1B}[5~", [.key(.pageUp)]),
    ("\u{1B}[6~", [.key(.pageDown)]),
    ("\u{1B}[Z", [.key(.backTab)]), ("\u{1B}OP", [.key(.function(1))]), ("\u{1B}OS", [.key(.function(4))]),
    ("\u{1B}[[A", [.key(.function(1))]), ("\u{1B}[[E", [.key(.function(5))]),
    ("\u{1B}[11~", [.key(.function(1))]),
    ("\u{1B}[15~", [.key(.function(5))]), ("\u{1B}[17~", [.key(.function(6))]),
    ("\u{1B}[24~", [.key(.function(12))]),
    ("\u{1B}[1;2P", [.key(Key(.function(1), .shift))]), ("\u{1B}[1;2R", [.key(Key(.function(3), .shift))]),
    ("\u{1B}[a", [.key(Key(.up, .shift))]), ("\u{1B}Od", [.key(Key(.left, .ctrl))]),
    ("\u{1B}[3$", [.key(Key(.delete, .shift))]), ("\u{1B}[5^", [.key(Key(.pageUp, .ctrl))]),
    ("\u{1B}\u{1B}[A", [.key(Key(.up, .alt))]), ("\u{1B}[27;5;9~", [.key(Key(.tab, .ctrl))]),
    ("\u{1B}[13;2u", [.key(Key(.enter, .shift))]), ("\u{1B}[97;5u", [.key(.ctrl("a"))]),
    ("\u{1B}[I", [.focus(true)]), ("\u{1B}[O", [.focus(false)]),
    ("\u{1B}[200~a\u{1B}[31mb\nc\u{1B}[201~d", [.paste("a\u{1B}[31mb\nc"), .key("d")]),
    ("\u{1B}[200~\u{1B}[201~", [.paste("")]),
    ("\u{1B}[?2026;2$yq", [.key("q")]), ("\u{1B}[?62;c", []), ("\u{1B}[12;40Rq", [.key("q")]),
    ("\u{1B}]11;rgb:00/00/00\u{7}q", [.key("q")]), ("\u{1B}]11;rgb:00\u{1B}\\q", [.key("q")]),
    ("\u{1B}P1$r0m\u{1B}\\q", [.key("q")]), ("\u{1B}[M !!q", [.key("q")]), ("\u{1B}[<0;1;1mq", [.key("q")]),
    ("\u{1B}[1;\u{1B}[A", [.key(.up)]), ("\u{1B}[999~q", [.key("q")]),
  ]

  @Test("reads every sequence whole", arguments: sequences.indices)
  func whole(index: Int) {
    var decoder = InputDecoder()
    let (bytes, events) = Self.sequences[index]
    #expect(decoder.feed(Array(bytes.utf8)) == events)
    #expect(!decoder.isWaiting)
  }

  @Test("reads every sequence cut at every byte", arguments: sequences.indices)
  func cut(index: Int) {
    let (text, events) = Self.sequences[index]
    let bytes = Array(text.utf8)
    for place in 0...bytes.count {
      var decoder = InputDecoder()
      let seen = decoder.feed(bytes[..<place]) + decoder.feed(bytes[place...])
      #expect(seen == events, "cut at \(place)")
    }
    var decoder = InputDecoder()
    #expect(bytes.flatMap { decoder.feed([$0]) } == events)
  }

  @Test("reads all sequences in one burst")
  func burst() {
    var decoder = InputDecoder()
    let bytes = Self.sequences.flatMap { Array($0.bytes.utf8) }
    #expect(decoder.feed(bytes) == Self.sequences.flatMap(\.events))
  }

  @Test("takes a lone escape as a key only after the delay")
  func loneEscape() {
    var decoder = InputDecoder()
    #expect(decoder.feed([0x1B]) == [])
    #expect(decoder.isWaiting)
    #expect(decoder.flush() == [.key(.escape)])
    #expect(!decoder.isWaiting)
    #expect(
      decoder.feed([0x1B]) + decoder.flush() + decoder.feed([0x1B]) + decoder.flush() == [
        .key(.escape), .key(.escape),
      ])
  }

  @Test("takes an unfinished introducer as alt and its letter after the delay")
  func loneIntroducer() {
    var decoder = InputDecoder()
    #expect(decoder.feed([0x1B, 0x5B]) + decoder.flush() == [.key(.alt("["))])
    #expect(decoder.feed([0x1B, 0x4F]) + decoder.flush() == [.key(.alt("O"))])
    #expect(decoder.feed([0x1B, 0x5B, 0x31, 0x3B]) + decoder.flush() == [])
    #expect(decoder.feed([0x61]) == [.key("a")])
  }

  @Test("drops bytes that are no UTF-8 and goes on")
  func invalid() {
    var decoder = InputDecoder()
    #expect(decoder.feed([0xFF, 0xC3, 0x28, 0xE2, 0x82, 0x61]) == [.key("("), .key("a")])
    #expect(decoder.feed([0xC2, 0x9B, 0x41]) == [.key("A")])
  }

  @Test("keeps a paste open without a delay, however it is cut")
  func pastes() {
    var decoder = InputDecoder()
    #expect(decoder.feed(Array("\u{1B}[200~one\u{1B}[20".utf8)) == [])
    #expect(!decoder.isWaiting)
    #expect(decoder.flush() == [])
    #expect(decoder.feed(Array("1~".utf8)) == [.paste("one")])
  }

  @Test("never traps and always recovers on random bytes")
  func fuzz() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<2_000 {
      var decoder = InputDecoder()
      let alphabet: [UInt8] = [
        0x1B, 0x5B, 0x4F, 0x5D, 0x3B, 0x31, 0x32, 0x30, 0x7E, 0x24, 0x07, 0xC3, 0xE2, 0x41,
      ]
      for _ in 0..<8 {
        _ = decoder.feed(
          (0..<5).map { _ in
            Bool.random() ? alphabet.randomElement(using: &random) ?? 0 : .random(in: 0...255)
          })
        _ = decoder.flush()
      }
      _ = decoder.feed(InputDecoder.end)
      _ = decoder.flush()
      #expect(decoder.feed([0x71]) == [.key("q")])
    }
  }
}

extension InputDecoder {
  fileprivate static let end = Array("\u{1B}\\\u{1B}[201~".utf8)
}
