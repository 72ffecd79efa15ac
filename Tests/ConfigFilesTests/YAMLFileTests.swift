import Testing

@testable import ConfigFiles

@Suite("YAML that people write")
struct YAMLFileTests {
  @Test("words stay as typed and everything knows its place")
  func places() throws {
    let root = try #require(try YAMLFile.read("a: 18.0\nb:\n  - no\n  - \"~\"\nc: ~\n".utf8, noun: "test"))
    #expect(root["a"]?.word == "18.0")
    #expect(root["b"]?.items?.map(\.word) == ["no", "~"])
    #expect(root["c"]?.content == .word(nil))
    #expect(root["b"]?.items?.first?.place == FilePlace(line: 3, column: 5))
    #expect(root.entries?.map(\.key) == ["a", "b", "c"])
    #expect(root.entries?.last?.place == FilePlace(line: 5, column: 1))
  }

  @Test("nothing but comments is nothing")
  func nothing() throws {
    #expect(try YAMLFile.read("# only this\n".utf8, noun: "test") == nil)
  }

  @Test("brackets as values are no nesting", arguments: [3, 30])
  func brackets(count: Int) throws {
    let text = (0..<count).map { "k\($0): [\"[\", \"]\"]" }.joined(separator: "\n")
    #expect(try YAMLFile.read(text.utf8, noun: "keymap")?.entries?.count == count)
  }

  @Test("a key that is a list is refused with its place")
  func complexKey() {
    #expect(throws: FileProblem.self) { try YAMLFile.read("? [a]\n: b\n".utf8, noun: "test") }
  }
}
