/// Gives up waiting after a time, whatever the transport inside does.
package struct DeadlineTransport: StreamingTransport {
  private let inner: any Transport
  private let limit: Duration
  private let clock: any Clock<Duration>

  /// - Parameter limit: per request, from its first byte out to its last byte in; for a stream, to its head.
  package init(_ inner: any Transport, limit: Duration, clock: any Clock<Duration> = ContinuousClock()) {
    self.inner = inner
    self.limit = limit
    self.clock = clock
  }

  package var isStreaming: Bool { inner.isStreaming }

  package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    try await limited(request) { () async throws(TransportError) in try await inner.send(request) }
  }

  /// The head has to come in time. How long the body may take, its reader knows: a watch is quiet for minutes because
  /// nothing changes. A transport that knows only whole answers gets the time for the whole of one.
  package func open(_ request: HTTPRequest) async throws(TransportError) -> HTTPStream {
    try await limited(request) { () async throws(TransportError) in try await inner.opened(request) }
  }

  private func limited<Answer: Sendable>(
    _ request: HTTPRequest, _ ask: @escaping @Sendable () async throws(TransportError) -> Answer
  ) async throws(TransportError) -> Answer {
    let outcome = await withTaskGroup(of: Outcome<Answer>.self) { group in
      group.addTask { await Self.attempt(ask) }
      group.addTask { await self.alarm(for: request) }
      let first = await group.next() ?? .late(Self.cancelled)
      group.cancelAll()
      guard case .late(let late) = first else { return first }
      // The attempt ends now, too, and it knows what the alarm cannot: whether anything was sent. An answer
      // that came in the last moment is one.
      for await attempt in group {
        if case .failed(let error) = attempt { return .late(late.sent(error.mayHaveBeenSent)) }
        return attempt
      }
      return first
    }
    switch outcome {
    case .answered(let answer): return answer
    case .failed(let error), .late(let error): throw error
    }
  }

  private enum Outcome<Answer: Sendable>: Sendable {
    case answered(Answer)
    case failed(TransportError)
    case late(TransportError)
  }

  private static var cancelled: TransportError { TransportError(.cancelled, "The request was cancelled.") }

  private static func attempt<Answer: Sendable>(
    _ ask: @Sendable () async throws(TransportError) -> Answer
  ) async -> Outcome<Answer> {
    do throws(TransportError) {
      return .answered(try await ask())
    } catch {
      return .failed(error)
    }
  }

  private func alarm<Answer: Sendable>(for request: HTTPRequest) async -> Outcome<Answer> {
    do {
      try await clock.sleep(for: limit)
      let host = request.url.host() ?? "the host"
      return .late(TransportError(.timeout, "\(host) did not answer within \(limit)."))
    } catch {
      return .late(Self.cancelled)  // The only error a sleep throws.
    }
  }
}
