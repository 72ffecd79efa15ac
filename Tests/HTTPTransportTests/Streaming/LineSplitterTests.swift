import Foundation
import HTTPTransport
import Testing

@Suite("lines out of pieces")
struct LineSplitterTests {
  private func lines(_ pieces: [Data], lengthMax: Int = 65_536) -> [String] {
    var splitter = LineSplitter(lengthMax: lengthMax)
    return pieces.flatMap { splitter.push($0) } + (splitter.finish().map { [$0] } ?? [])
  }

  @Test(
    "line ends and last lines are as in a file",
    arguments: [
      ("", []), ("a", ["a"]), ("a\n", ["a"]), ("a\r\nb\n\nc", ["a", "b", "", "c"]), ("\n", [""]),
      ("a\rb\n", ["a\rb"]),
    ])
  func ends(text: String, expected: [String]) {
    #expect(lines([Data(text.utf8)]) == expected)
  }

  @Test("a line that is too long is cut, and the next one is whole")
  func cut() {
    let text = "12345678\n12345\r\n123456\r\nok\n123456"
    #expect(lines([Data(text.utf8)], lengthMax: 5) == ["12345", "12345", "12345", "ok", "12345"])
  }

  @Test("however the bytes are cut, the lines are the same")
  func pieces() async {
    var random = SeededRandom(7)
    let alphabet = Array("ab\n\n\r\u{0}é".utf8) + [0xFF]
    for round in 0..<5_000 {
      // Others that measure time share these threads.
      if round.isMultiple(of: 100) { await Task.yield() }
      let bytes = Data(
        (0..<Int.random(in: 0...60, using: &random)).compactMap { _ in alphabet.randomElement(using: &random)
        })
      let max = Int.random(in: 1...20, using: &random)
      #expect(lines(random.pieces(of: bytes), lengthMax: max) == lines([bytes], lengthMax: max))
    }
  }
}
