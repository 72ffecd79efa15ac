import HTTPTransport

/// Something that a model may ask for.
package struct ModelTool: Equatable, Sendable {
  package var name: ToolName
  /// What it tells and when to use it, for the model.
  package var description: String
  /// A JSON schema of an object: what it takes.
  package var schema: JSONValue

  package init(
    name: ToolName, description: String, schema: JSONValue = ["type": "object", "properties": [:]]
  ) {
    self.name = name
    self.description = description
    self.schema = schema
  }
}
