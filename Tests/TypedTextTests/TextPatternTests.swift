import Foundation
import Testing

@testable import TypedText

@Suite("Regular expressions")
struct TextPatternTests {
  @Test(
    "are found anywhere in a text, case aside",
    arguments: [
      ("acme", "the acme agency", true), ("^acme", "the acme", false), ("acme$", "the acme", true),
      ("^$", "", true), ("^$", "a", false), ("A.ME", "acme", true), ("a[b-d]me", "acme", true),
      ("a[^c]me", "acme", false), ("^(north|south)-\\d{2,3}$", "south-123", true),
      ("^(north|south)-\\d{2,3}$", "south-1234", false), ("err|paus", "paused", true),
      ("\\bweb\\b", "my web app", true), ("\\bweb\\b", "myweb", false), ("\\Bweb", "myweb", true),
      ("x*", "", true), ("a{0}b", "b", true), ("(ab)+c", "ababc", true), ("(?:ab){2}$", "ab", false),
      ("日本.社", "gamma 日本支社", true), ("[Ä-Ü]", "ö", false), ("Ä", "ä", true), ("[Ä]", "ä", true),
      ("a\\.b", "axb", false), ("\\w+@\\w+", "me@here", true), ("[]x]", "]", true), ("[a-]", "-", true),
      ("\\S\\s\\S", "a b", true), ("a+?b", "aab", true), ("", "anything", true),
      ("odoo:18\\.0", "odoo:18.0-1", true),
    ])
  func found(source: String, text: String, isFound: Bool) throws {
    #expect(try TextPattern(source).matches(text) == isFound)
  }

  @Test(
    "what is none says where and why",
    arguments: [
      ("(a", 0, "“(” is not closed"), ("a)", 1, "“)” closes nothing"), ("[a", 0, "“[” is not closed"),
      ("*a", 0, "nothing stands before “*”"), ("a**", 2, "“*” repeats a repetition"),
      ("a{2", 1, "“{” needs numbers, as in {2} or {2,5}"), ("a{3,2}", 1, "the larger number stands first"),
      ("a{1000}", 1, "at most 100 repetitions can be asked for"), ("[z-a]", 1, "the range runs backwards"),
      ("(?=a)", 0, "only (…) and (?:…) are known"), ("(a)\\1", 3, "“\\1” is not known"),
      ("a\\", 1, "nothing stands after “\\”"), ("^*", 0, "nothing stands before the repetition"),
      ("(a|b)*a(a|b){20}", 0, "it has too many possibilities"),
      ("((a{90}){90}){90}", 0, "it has too many possibilities"),
    ])
  func faults(source: String, offset: Int, message: String) {
    #expect(throws: PatternFault(offset: offset, message: message)) { try TextPattern(source) }
  }

  @Test("what makes others hang takes no longer than its text", .timeLimit(.minutes(20)))
  func bounded() throws {
    let text = String(repeating: "a", count: 100_000) + "!"
    for source in ["(a+)+$", "(a|aa)+$", "(a*)*b", "(.*)(.*)(.*)x$", "^(([a-z])+.)+[A-Z]([a-z])+$"] {
      #expect(try !TextPattern(source).matches(text), "\(source)")
    }
  }

  @Test("say what the system's engine says, over thousands of random ones")
  func agrees() throws {
    var random = SplitMix(seed: 7)
    var compared = 0
    for _ in 0..<3_000 {
      let source = Self.pattern(&random, depth: 3)
      guard let pattern = try? TextPattern(source),
        let system = try? NSRegularExpression(pattern: source, options: [.dotMatchesLineSeparators])
      else { continue }
      for _ in 0..<4 {
        let text = String((0..<random.below(7)).map { _ in "ab-".randomElement(using: &random) ?? "a" })
        let range = NSRange(location: 0, length: text.utf16.count)
        let expected = system.firstMatch(in: text, range: range) != nil
        #expect(pattern.matches(text) == expected, "/\(source)/ in “\(text)”")
        compared += 1
      }
    }
    #expect(compared > 8_000)
  }

  private static func pattern(_ random: inout SplitMix, depth: Int) -> String {
    let atoms = ["a", "b", "-", ".", "[ab]", "[^a]", "\\w", "\\W", "^", "$", "\\b", "\\B"]
    guard depth > 0 else { return atoms[random.below(atoms.count)] }
    switch random.below(6) {
    case 0: return "(" + pattern(&random, depth: depth - 1) + "|" + pattern(&random, depth: depth - 1) + ")"
    case 1: return "(" + pattern(&random, depth: depth - 1) + ")" + ["*", "+", "?", "{1,2}"][random.below(4)]
    case 2, 3: return pattern(&random, depth: depth - 1) + pattern(&random, depth: depth - 1)
    default: return atoms[random.below(atoms.count)]
    }
  }
}
