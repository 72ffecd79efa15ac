/// What an answer cost, in tokens.
package struct ModelUsage: Equatable, Sendable {
  package var input: Int
  package var output: Int

  package init(input: Int = 0, output: Int = 0) {
    self.input = input
    self.output = output
  }

  package var total: Int { input + output }

  package static func + (left: ModelUsage, right: ModelUsage) -> ModelUsage {
    ModelUsage(input: left.input + right.input, output: left.output + right.output)
  }
}
