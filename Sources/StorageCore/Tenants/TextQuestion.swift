import TypedText

/// A test of a column's text that a database without our functions cannot make: whether it is near to what was typed,
/// whether a pattern is found in it, and any test of text that is not stored folded.
///
/// It is asked of the column's different values, and those that pass stand in the statement.
struct TextQuestion: Hashable {
  let column: String
  let test: FilterTextTest
  /// Whether the column holds its text folded.
  let isFolded: Bool

  func isPassed(by value: String) -> Bool {
    test.holds(for: isFolded ? value : TextFolding.folded(value))
  }

  /// Nil for a test that SQL has.
  init?(_ test: FilterTextTest, of column: TenantColumn) {
    switch (test, column.kind) {
    case (.contains, .folded), (.equals, .folded): return nil
    default: self.init(column: column.name, test: test, isFolded: column.kind == .folded)
    }
  }

  /// A test of one of the searched columns, all of which are folded.
  init(searched column: String, _ test: FilterTextTest) {
    self.init(column: column, test: test, isFolded: true)
  }

  private init(column: String, test: FilterTextTest, isFolded: Bool) {
    self.column = column
    self.test = test
    self.isFolded = isFolded
  }
}
