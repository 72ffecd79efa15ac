import Testing

@testable import TypedText

@Suite("A misspelt word")
struct SpellingTests {
  @Test("a near word is suggested, a far one is not")
  func suggestions() {
    #expect(Spelling.suggestion(for: "tennats", among: ["tenants", "op"]) == "tenants")
    #expect(Spelling.suggestion(for: "agency-group", among: ["agency_group"]) == "agency_group")
    #expect(Spelling.suggestion(for: "xyzzy", among: ["tenants", "op"]) == nil)
    #expect(Spelling.suggestion(for: String(repeating: "a", count: 65), among: ["a"]) == nil)
  }

  @Test(
    "letters that changed places count once",
    arguments: [("ab", "ba", 1), ("", "abc", 3), ("kitten", "sitting", 3)])
  func distance(left: String, right: String, count: Int) {
    #expect(Spelling.distance(left, right) == count)
  }
}
