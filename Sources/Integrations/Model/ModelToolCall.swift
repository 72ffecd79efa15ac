import HTTPTransport

/// A model's wish for a tool to be used. Only a wish: nothing here has been checked against what was offered.
package struct ModelToolCall: Equatable, Sendable {
  /// By which the result is told to belong to it.
  package var id: String
  package var tool: String
  /// Nil when what the model wrote is no JSON object.
  package var input: JSONValue?

  package init(id: String, tool: String, input: JSONValue?) {
    self.id = id
    self.tool = tool
    self.input = input
  }
}
