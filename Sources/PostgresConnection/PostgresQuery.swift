/// One statement with its values.
package struct PostgresQuery: Equatable, Sendable {
  /// Written in the program, with `$1`, `$2` … for the values.
  package var text: String
  package var values: [PostgresValue]

  package init(_ text: String, _ values: [PostgresValue] = []) {
    self.text = text
    self.values = values
  }
}
