import Foundation
import TerminalKit
import TypedText

/// What the lines of logs can be filtered by, in the language of every filter.
package enum LogFields {
  /// The fields of lines in memory.
  static let schema = FilterSchema(common + [source], searched: ["message", "source"])
  /// The fields of a file's lines, in which nobody knows what is the source.
  static let fileSchema = FilterSchema(common, searched: ["message"])

  /// How filters of a tenant's and an operation's log are read.
  static let language = LogLanguage(hint: "words, severity:error, source:web, age<2h, !not …") {
    text, now throws(LogPatternProblem) in try read(text, schema, now)
  }

  /// How filters of a log file are read.
  package static let fileLanguage = LogLanguage(hint: "words, severity:error, age<2h, !not …") {
    text, now throws(LogPatternProblem) in try read(text, fileSchema, now)
  }

  private static let severities: [(word: String, severity: TerminalKit.LogSeverity)] = [
    ("debug", .debug), ("info", .info), ("warning", .warning), ("error", .error),
  ]

  private static let common = [
    FilterField(
      "severity", .choice, aliases: ["level"], values: severities.map(\.word), "how serious it is"),
    FilterField("message", .text, aliases: ["text"], "what stands behind time and severity"),
    FilterField("age", .age, "since it was written"),
    FilterField("time", .date, "when it was written"),
  ]

  private static let source = FilterField("source", .text, aliases: ["logger"], "who wrote it")

  private static func read(
    _ text: String, _ schema: FilterSchema, _ now: Double?
  ) throws(LogPatternProblem) -> LogTest {
    let reading = schema.read(text, now: now.map { Date(timeIntervalSince1970: $0) } ?? .distantPast)
    if let fault = reading.fault { throw LogPatternProblem(message: fault.sentence) }
    guard let condition = reading.condition, !condition.isEmpty else {
      throw LogPatternProblem(message: "Nothing to look for.")
    }
    return test(condition)
  }

  private static func test(_ condition: FilterCondition) -> LogTest {
    switch condition {
    case .all(let all): .all(all.map(test))
    case .any(let any): .any(any.map(test))
    case .not(let inner): .not(test(inner))
    case .search(let text): search(text)
    case .field("severity", .oneOf(let words)):
      .severity(Set(severities.filter { words.contains($0.word) }.map(\.severity)))
    case .field("message", let test): .message { test.holds(for: .text($0)) }
    case .field("source", let test): .source { test.holds(for: .text($0)) }
    case .field(_, let test): .time { test.holds(for: .time(Date(timeIntervalSince1970: $0))) }
    }
  }

  /// A word of ASCII is looked for in bytes, many lines at a time: folding them takes A–Z, and a word is folded already.
  private static func search(_ test: FilterTextTest) -> LogTest {
    if case .contains(let word) = test, word.utf8.allSatisfy({ $0 < 0x80 }) {
      return .text(LogPattern(plain: word))
    }
    return .line { FilterTest.text(test).holds(for: .text($0)) }
  }
}
