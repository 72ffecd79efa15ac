import Foundation
import HTTPTransport
import Testing

@testable import Integrations

@Suite("a model's streamed words")
struct ModelStreamTests {
  private static let anthropic = """
    event: message_start
    data: {"type":"message_start","message":{"model":"m-1","usage":{"input_tokens":10,"output_tokens":1,"cache_read_input_tokens":5}}}

    event: ping
    data: {"type":"ping"}

    event: content_block_start
    data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

    event: content_block_delta
    data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Grüß "}}

    event: content_block_delta
    data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Gott 🎉"}}

    event: content_block_start
    data: {"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"t1","name":"look","input":{}}}

    event: content_block_delta
    data: {"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"{\\"a\\": "}}

    event: content_block_delta
    data: {"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"[1]}"}}

    event: message_delta
    data: {"type":"message_delta","delta":{"stop_reason":"tool_use"},"usage":{"output_tokens":20}}

    event: message_stop
    data: {"type":"message_stop"}


    """

  private static let openAI = """
    data: {"model":"m-1","choices":[{"index":0,"delta":{"role":"assistant","content":""}}],"usage":null}

    data: {"model":"m-1","choices":[{"index":0,"delta":{"content":"Grüß "}}]}

    data: {"model":"m-1","choices":[{"index":0,"delta":{"content":"Gott 🎉"}}]}

    data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"t1","type":"function","function":{"name":"look","arguments":""}}]}}]}

    data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"{\\"a\\": "}}]}}]}

    data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"[1]}"}}]}}]}

    data: {"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}

    data: {"choices":[],"usage":{"prompt_tokens":15,"completion_tokens":20,"total_tokens":35}}

    data: [DONE]


    """

  private let reply = ModelReply(
    text: "Grüß Gott 🎉", calls: [ModelToolCall(id: "t1", tool: "look", input: ["a": [1]])], stop: .toolUse,
    usage: ModelUsage(input: 15, output: 20), model: "m-1")

  private func read<Reader: ModelEventReader>(_ type: Reader.Type, _ text: String, piece: Int) throws
    -> [ModelDelta]
  {
    var parser = ServerSentEventParser()
    var reader = type.init()
    let data = Data(text.utf8)
    return try stride(from: 0, to: data.count, by: piece).flatMap { start in
      try parser.push(data[start..<min(start + piece, data.count)]).flatMap { try reader.take($0) }
    }
  }

  @Test("it comes out the same however the bytes are cut", arguments: [1, 2, 3, 7, 64, 100_000])
  func pieces(piece: Int) throws {
    let expected: [ModelDelta] = [.text("Grüß "), .text("Gott 🎉"), .call(tool: "look"), .finished(reply)]
    #expect(try read(AnthropicStream.self, Self.anthropic, piece: piece) == expected)
    #expect(try read(OpenAIStream.self, Self.openAI, piece: piece) == expected)
  }

  @Test("an error in the middle is the model's error, and what is no JSON is unreadable")
  func errors() {
    let failed = #"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#
    var anthropic = AnthropicStream(), openAI = OpenAIStream()
    let event = ServerSentEvent(data: failed)
    for error in [
      #expect(throws: IntegrationError.self, performing: { try anthropic.take(event) }),
      #expect(throws: IntegrationError.self, performing: { try openAI.take(event) }),
    ] {
      #expect(error?.retry == .transient && error?.message == "The model stopped: Overloaded")
    }
    let noise = #expect(throws: IntegrationError.self) { try openAI.take(ServerSentEvent(data: "{")) }
    #expect(noise?.code == IntegrationError.codeUnreadable)
  }

  @Test("events that are not known yet, and all that comes after the end, tell nothing")
  func unknown() throws {
    var stream = AnthropicStream()
    #expect(try stream.take(ServerSentEvent(data: #"{"type":"future","index":"x"}"#)) == [])
    #expect(
      try stream.take(ServerSentEvent(data: #"{"type":"content_block_delta","delta":{"type":"new"}}"#)) == [])
    #expect(try stream.take(ServerSentEvent(data: #"{"type":"message_stop"}"#)).count == 1)
    #expect(try stream.take(ServerSentEvent(data: #"{"type":"message_stop"}"#)) == [])
  }
}
