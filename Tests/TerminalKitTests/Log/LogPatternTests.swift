import Testing

@testable import TerminalKit

@Suite("Looking for text in a log")
struct LogPatternTests {
  @Test("small letters match both cases, a capital only itself")
  func smartCase() throws {
    #expect(try LogPattern("error").matches(in: "an ERROR, an error") == [3..<8, 13..<18])
    #expect(try LogPattern("ERROR").matches(in: "an ERROR, an error") == [3..<8])
    #expect(try LogPattern("é").matches(in: "café") == [3..<5])
  }

  @Test("between slashes stands an expression")
  func regex() throws {
    #expect(try LogPattern("/[0-9]+ ms$/").matches(in: "12 ms, 345 ms") == [7..<13])
    #expect(try LogPattern("/timed? ?out/").matches(in: "Time out") == [0..<8])
    #expect(try LogPattern("/\\W[A]/").matches(in: " a") == [])
    #expect(try LogPattern("/x*/").matches(in: "aaxx") == [2..<4])
    #expect(try LogPattern("/a").matches(in: "x/a") == [1..<3])
  }

  @Test("what is no expression is refused with a reason", arguments: ["/(/", "/[/", "//", ""])
  func refused(typed: String) {
    let problem = #expect(throws: LogPatternProblem.self) { try LogPattern(typed) }
    #expect(problem?.message.hasSuffix(".") == true)
  }

  @Test("the lines of a text that match are found as a search line by line finds them")
  func lines() throws {
    var state: UInt64 = 3
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let words = ["probe", "Probe", "pro", "be failed", "", "x", "prproprobe"]
    for typed in ["probe", "Probe", "/pro(be)+$/", "x"] {
      let pattern = try LogPattern(typed)
      let scratch = ByteSearch.Scratch()
      for _ in 0..<200 {
        let lines = (0..<next(9) + 1).map { _ in words[next(words.count)] + words[next(words.count)] }
        let text = lines.map { $0 + "\n" }.joined()
        var starts: [Int] = []
        var place = 0
        for line in lines {
          starts.append(place)
          place += line.utf8.count + 1
        }
        let found = Array(text.utf8).withUnsafeBytes {
          pattern.matchingLines(in: $0, starts: starts, scratch: scratch)
        }
        let expected = lines.indices.filter { !pattern.matches(in: lines[$0]).isEmpty }
        #expect(found == expected)
      }
    }
  }
}
