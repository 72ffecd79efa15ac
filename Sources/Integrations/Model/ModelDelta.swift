/// A piece of an answer that is still being written.
package enum ModelDelta: Equatable, Sendable {
  case text(String)
  /// The model begins to ask for that tool.
  case call(tool: String)
  /// All of it; nothing comes after.
  case finished(ModelReply)
}
