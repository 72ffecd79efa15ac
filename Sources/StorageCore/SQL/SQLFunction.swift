import Synchronization
import TypedText

/// A function that a driver makes known to its database: pure, the same answer for the same arguments, always.
package struct SQLFunction: Sendable {
  /// The name in SQL.
  package let name: String
  /// The answer; any number of arguments.
  package let call: @Sendable ([SQLValue]) -> SQLValue

  /// What the statements of this module use: every connection must have them.
  package static let all: [SQLFunction] = [folded, fuzzy, pattern]

  /// `text_folded(text)`: as `TextFolding` folds it; NULL for anything but text.
  static let folded = SQLFunction(name: "text_folded") { arguments in
    guard case .text(let text)? = arguments.first else { return .null }
    return .text(TextFolding.folded(text))
  }

  /// `text_fuzzy(letters, text, …)`: whether one of the folded texts has the letters in their order.
  static let fuzzy = SQLFunction(name: "text_fuzzy") { arguments in
    guard case .text(let letters)? = arguments.first else { return .bool(false) }
    return .bool(arguments.dropFirst().contains { $0.passes(.fuzzy(letters)) })
  }

  /// `text_pattern(pattern, text, …)`: whether the regular expression is found in one of the folded texts.
  static let pattern = {
    let cache = PatternCache()
    return SQLFunction(name: "text_pattern") { arguments in
      guard case .text(let source)? = arguments.first, let pattern = cache.pattern(source) else {
        return .bool(false)
      }
      return .bool(arguments.dropFirst().contains { $0.passes(.pattern(pattern)) })
    }
  }()
}

extension SQLValue {
  fileprivate func passes(_ test: FilterTextTest) -> Bool {
    if case .text(let text) = self { test.holds(for: text) } else { false }
  }
}

/// The patterns of the last few statements: each is compiled once, not once for every row.
private final class PatternCache: Sendable {
  private static let patternsMax = 16
  private let known = Mutex<[String: TextPattern]>([:])

  /// Nil for what is no pattern.
  func pattern(_ source: String) -> TextPattern? {
    known.withLock { known in
      if let pattern = known[source] { return pattern }
      guard let pattern = try? TextPattern(source) else { return nil }
      if known.count >= Self.patternsMax { known = [:] }
      known[source] = pattern
      return pattern
    }
  }
}
