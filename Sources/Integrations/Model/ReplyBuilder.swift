import Foundation
import HTTPTransport

/// An answer put together from pieces, in whatever order a dialect sends them.
struct ReplyBuilder: Sendable {
  private struct Call: Sendable {
    var id = ""
    var tool = ""
    var input = ""
  }

  private var text = ""
  private var calls: [Int: Call] = [:]
  var stop: ModelReply.Stop?
  var usage = ModelUsage()
  var model = ""

  mutating func add(text piece: String) { text += piece }

  /// - Parameters:
  ///   - index: where in the answer the call stands.
  ///   - input: a piece of the JSON that the tool is given.
  mutating func add(call index: Int, id: String? = nil, tool: String? = nil, input: String = "") {
    var call = calls[index] ?? Call()
    call.id = id ?? call.id
    call.tool = tool ?? call.tool
    call.input += input
    calls[index] = call
  }

  var reply: ModelReply {
    ModelReply(
      text: text,
      calls: calls.sorted { $0.key < $1.key }.map { _, call in
        ModelToolCall(id: call.id, tool: call.tool, input: Self.object(call.input))
      }, stop: stop ?? .other("none"), usage: usage, model: model)
  }

  /// What a model wrote for a tool; it may write nothing for “nothing”, and anything at all.
  static func object(_ text: String) -> JSONValue? {
    guard !text.isEmpty else { return [:] }
    guard let value = try? JSONValue(data: Data(text.utf8)), value.objectValue != nil else { return nil }
    return value
  }
}
