/// What a model said.
package struct ModelReply: Equatable, Sendable {
  /// Why it stopped.
  package enum Stop: Equatable, Sendable {
    case finished
    /// It waits for the results of its calls.
    case toolUse
    /// The answer is cut off.
    case tokensMax
    case refused
    /// A word that this version of ours does not know.
    case other(String)
  }

  /// Not sanitized.
  package var text: String
  package var calls: [ModelToolCall]
  package var stop: Stop
  package var usage: ModelUsage
  /// Which model really answered.
  package var model: String

  package init(text: String, calls: [ModelToolCall], stop: Stop, usage: ModelUsage, model: String) {
    self.text = text
    self.calls = calls
    self.stop = stop
    self.usage = usage
    self.model = model
  }
}
