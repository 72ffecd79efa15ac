/// Gives up waiting after a time, whatever the transport inside does.
package struct DeadlineTransport: Transport {
  private let inner: any Transport
  private let limit: Duration
  private let clock: any Clock<Duration>

  /// - Parameter limit: per request, from its first byte out to its last byte in.
  package init(_ inner: any Transport, limit: Duration, clock: any Clock<Duration> = ContinuousClock()) {
    self.inner = inner
    self.limit = limit
    self.clock = clock
  }

  package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let outcome = await withTaskGroup(of: Outcome.self) { group in
      group.addTask { await self.attempt(request) }
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
    case .answered(let response): return response
    case .failed(let error), .late(let error): throw error
    }
  }

  private enum Outcome: Sendable {
    case answered(HTTPResponse)
    case failed(TransportError)
    case late(TransportError)
  }

  private static let cancelled = TransportError(.cancelled, "The request was cancelled.")

  private func attempt(_ request: HTTPRequest) async -> Outcome {
    do {
      return .answered(try await inner.send(request))
    } catch {
      return .failed(error)
    }
  }

  private func alarm(for request: HTTPRequest) async -> Outcome {
    do {
      try await clock.sleep(for: limit)
      let host = request.url.host() ?? "the host"
      return .late(TransportError(.timeout, "\(host) did not answer within \(limit)."))
    } catch {
      return .late(Self.cancelled)  // The only error a sleep throws.
    }
  }
}
