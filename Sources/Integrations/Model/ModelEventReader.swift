import Foundation
import HTTPTransport

/// Reads the events of one dialect's streamed answers.
protocol ModelEventReader {
  init()
  mutating func take(_ event: ServerSentEvent) throws(IntegrationError) -> [ModelDelta]
}

extension AnthropicStream: ModelEventReader {}
extension OpenAIStream: ModelEventReader {}

extension ModelEventReader {
  /// Sends a request for a streamed answer and reads it to its end.
  ///
  /// - Parameter tell: hears each piece as it comes, the last of which is `finished`.
  static func reply(
    to request: HTTPRequest, over transport: any StreamingTransport, of exchange: HTTPExchange,
    tell: @Sendable (ModelDelta) async -> Void
  ) async throws(IntegrationError) -> ModelReply {
    let stream = try await opened(request, over: transport, of: exchange)
    var events = stream.events().makeAsyncIterator()
    var reader = Self()
    let secrets = RequestSecrets(request)
    while var event = try await next(&events) {
      // What failed is told in the vendor's words, which may repeat ours.
      if event.data.contains("error") { event.data = secrets.hidden(in: event.data) }
      for delta in try reader.take(event) {
        await tell(delta)
        if case .finished(let reply) = delta { return reply }
      }
    }
    throw IntegrationError(
      "model", IntegrationError.codeUnreadable, "The model's answer broke off.", retry: .transient)
  }

  /// A stream whose head is a success; the words of any other become an error.
  private static func opened(
    _ request: HTTPRequest, over transport: any StreamingTransport, of exchange: HTTPExchange
  ) async throws(IntegrationError) -> HTTPStream {
    let stream: HTTPStream, body: Data
    do {
      stream = try await transport.open(request)
      body = stream.isSuccess ? Data() : try await stream.rest()
    } catch {
      throw IntegrationError("model", error, to: request.method).ofQuestion.hiding(RequestSecrets(request))
    }
    let answer = RequestSecrets(request).hidden(
      in: HTTPResponse(status: stream.status, headers: stream.headers, body: body))
    if let error = exchange.error(of: answer, to: request) { throw error.ofQuestion }
    return stream
  }

  private static func next(_ events: inout HTTPStream.Events.AsyncIterator) async throws(IntegrationError)
    -> ServerSentEvent?
  {
    do {
      return try await events.next(isolation: #isolation)
    } catch {
      throw IntegrationError("model", error, to: .post).ofQuestion
    }
  }
}
