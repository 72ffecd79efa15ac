import Foundation
import HTTPTransport

/// Reads one connection's events as batches, one each time that the listener asks, so that a slow listener holds the
/// server back. It ends when the connection does.
actor RemoteFeed {
  private let open: @Sendable () async throws -> HTTPStream
  private var events: HTTPStream.Events.AsyncIterator?
  private var isOver = false

  /// - Parameter open: asks for the feed; called once, at the first event that is wanted.
  init(open: @escaping @Sendable () async throws -> HTTPStream) {
    self.open = open
  }

  func next() async -> ChangeBatch? {
    guard !isOver else { return nil }
    do {
      if events == nil {
        let stream = try await open()
        guard stream.isSuccess else { return end() }
        events = stream.events().makeAsyncIterator()
      }
      while var reader = events {
        guard let event = try await reader.next() else { return end() }
        events = reader
        guard event.name == "changes" || event.name == "reset" else { continue }
        return try JSONCoding.decoder().decode(ChangeBatch.self, from: Data(event.data.utf8))
      }
      return end()
    } catch {
      return end()
    }
  }

  private func end() -> ChangeBatch? {
    isOver = true
    events = nil
    return nil
  }
}
