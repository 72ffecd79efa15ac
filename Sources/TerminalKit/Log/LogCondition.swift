/// One thing that somebody wants shown or hidden, as it was typed and as it is tested.
package struct LogCondition: Equatable, Sendable {
  /// What was typed.
  package let typed: String
  package let test: LogTest
  /// What ages in it are counted from, in seconds since 1970.
  private let now: Double?

  /// Makes a condition of what was read.
  package init(_ typed: String, _ test: LogTest, now: Double? = nil) {
    self.typed = typed
    self.test = test
    self.now = now
  }

  /// Makes a condition that a pattern fulfils.
  package init(_ pattern: LogPattern) { self.init(pattern.typed, .text(pattern)) }

  /// The same text at the same time was read the same.
  package static func == (left: LogCondition, right: LogCondition) -> Bool {
    left.typed == right.typed && left.now == right.now
  }
}
