/// What came of a tool.
package struct ModelToolResult: Equatable, Sendable {
  /// Of the call.
  package var id: String
  package var text: String
  package var isError: Bool

  package init(id: String, text: String, isError: Bool = false) {
    self.id = id
    self.text = text
    self.isError = isError
  }
}
