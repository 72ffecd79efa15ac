import Foundation
import HTTPTransport
import Testing

/// Answers after a time with a stream whose one piece takes a time of its own.
private struct SlowStream: StreamingTransport {
  var head: Duration = .zero
  var piece: Duration = .zero

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    throw TransportError(.malformed, "Nobody asked for a whole answer.")
  }

  func open(_ request: HTTPRequest) async throws(TransportError) -> HTTPStream {
    try await Self.sleep(head)
    return HTTPStream(status: 200, headers: [:]) { [piece] () async throws(TransportError) in
      try await Self.sleep(piece)
      return Data("late".utf8)
    }
  }

  private static func sleep(_ time: Duration) async throws(TransportError) {
    do {
      try await Task.sleep(for: time)
    } catch {
      throw TransportError(.cancelled, "The request was cancelled.", mayHaveBeenSent: false)
    }
  }
}

@Suite("streams under a deadline")
struct DeadlineStreamTests {
  private let request: HTTPRequest

  init() throws { request = HTTPRequest(.get, try #require(URL(string: "https://k.example/watch"))) }

  @Test("a head that does not come in time is an error that says whether anything was sent")
  func head() async throws {
    let transport = DeadlineTransport(SlowStream(head: .seconds(60)), limit: .milliseconds(20))
    let error = await #expect(throws: TransportError.self) { _ = try await transport.open(request) }
    #expect(error?.code == .timeout && error?.mayHaveBeenSent == false)
  }

  @Test("what follows the head has all the time that its reader gives it")
  func body() async throws {
    let transport = DeadlineTransport(SlowStream(piece: .milliseconds(300)), limit: .milliseconds(100))
    var pieces = try await transport.open(request).makeAsyncIterator()
    #expect(try await pieces.next(isolation: nil) == Data("late".utf8))
  }

  @Test("whoever stops reading stops the stream")
  func cancelled() async throws {
    let transport = DeadlineTransport(SlowStream(piece: .seconds(60)), limit: .seconds(60))
    let task = Task { [request] in
      var pieces = try await transport.open(request).makeAsyncIterator()
      return try await pieces.next(isolation: nil)
    }
    task.cancel()
    await #expect(throws: TransportError.self) { try await task.value }
  }

  @Test("it streams where what is inside does, and only there")
  func honest() async throws {
    #expect(DeadlineTransport(SlowStream(), limit: .seconds(1)).isStreaming)
    let whole = DeadlineTransport(ListedTransport(.status(200)), limit: .seconds(60))
    #expect(!whole.isStreaming)
    #expect(try await whole.open(request).status == 200)
  }
}
