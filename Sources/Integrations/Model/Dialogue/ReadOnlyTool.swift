import HTTPTransport

/// A tool with what it does. Whoever makes one vouches that it only reads: a model's words may come from a
/// log line.
package struct ReadOnlyTool: Sendable {
  package enum Outcome: Equatable, Sendable {
    case found(String)
    /// Why there is nothing to tell, for the model.
    case failed(String)
  }

  package let tool: ModelTool
  package let run: @Sendable (_ input: JSONValue) async -> Outcome

  package init(_ tool: ModelTool, run: @escaping @Sendable (_ input: JSONValue) async -> Outcome) {
    self.tool = tool
    self.run = run
  }
}
