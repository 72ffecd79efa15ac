import Foundation
import HTTPTransport

/// Reads a server's events as batches, one each time that the listener asks, so that a slow listener holds the server back.
///
/// It ends when the connection does, but for one case: a server that ends it because its token has ended says so, and is
/// asked again at once, with a token that counts, from where it stopped.
actor RemoteFeed {
  private let open: @Sendable (ChangeCursor?) async throws -> HTTPStream
  private var cursor: ChangeCursor?
  private var events: HTTPStream.Events.AsyncIterator?
  private var isToBeRenewed = false
  private var isOver = false

  /// - Parameter open: asks for the feed from a place on, nil for now; called once at the first event that is wanted, and
  ///   again whenever a token has ended.
  init(since cursor: ChangeCursor?, open: @escaping @Sendable (ChangeCursor?) async throws -> HTTPStream) {
    self.cursor = cursor
    self.open = open
  }

  func next() async -> ChangeBatch? {
    guard !isOver else { return nil }
    do {
      while let event = try await event() {
        switch event.name {
        case "changes", "reset":
          let batch = try JSONCoding.decoder().decode(ChangeBatch.self, from: Data(event.data.utf8))
          cursor = batch.cursor
          return batch
        case ChangeBatch.renewalName:
          cursor = Int64(event.id).map { ChangeCursor(sequence: $0) } ?? cursor
          isToBeRenewed = true
        default: continue
        }
      }
      return end()
    } catch {
      return end()
    }
  }

  /// The next event of this connection, or of the one that follows it; nil when there is none to follow.
  private func event() async throws -> ServerSentEvent? {
    while true {
      if events == nil {
        let stream = try await open(cursor)
        guard stream.isSuccess else { return nil }
        events = stream.events().makeAsyncIterator()
      }
      guard var reader = events else { return nil }
      let event = try await reader.next()
      events = reader
      if let event { return event }
      guard isToBeRenewed else { return nil }
      isToBeRenewed = false
      events = nil
    }
  }

  private func end() -> ChangeBatch? {
    isOver = true
    events = nil
    return nil
  }
}
