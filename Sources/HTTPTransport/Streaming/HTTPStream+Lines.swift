import Foundation

extension HTTPStream {
  /// The body as lines, each as soon as it is finished.
  ///
  /// - Parameter lengthMax: in bytes; longer lines are cut.
  package func lines(lengthMax: Int = 65_536) -> Lines {
    Lines(stream: self, splitter: LineSplitter(lengthMax: lengthMax))
  }

  /// The body as events; see `ServerSentEventParser`.
  package func events(dataBytesMax: Int = 1_048_576) -> Events {
    Events(stream: self, parser: ServerSentEventParser(dataBytesMax: dataBytesMax))
  }

  package struct Lines: AsyncSequence, Sendable {
    package typealias Element = String
    package typealias Failure = TransportError
    let stream: HTTPStream
    let splitter: LineSplitter

    package func makeAsyncIterator() -> AsyncIterator {
      AsyncIterator(source: stream.makeAsyncIterator(), splitter: splitter)
    }

    package struct AsyncIterator: AsyncIteratorProtocol {
      var source: HTTPStream.AsyncIterator
      var splitter: LineSplitter
      private var ready: ArraySlice<String> = []
      private var isEnded = false

      init(source: HTTPStream.AsyncIterator, splitter: LineSplitter) {
        self.source = source
        self.splitter = splitter
      }

      package mutating func next(isolation actor: isolated (any Actor)? = #isolation)
        async throws(TransportError) -> String?
      {
        while ready.isEmpty, !isEnded {
          if let piece = try await source.next(isolation: actor) {
            ready = splitter.push(piece)[...]
          } else {
            isEnded = true
            ready = splitter.finish().map { [$0] } ?? []
          }
        }
        return ready.popFirst()
      }
    }
  }

  package struct Events: AsyncSequence, Sendable {
    package typealias Element = ServerSentEvent
    package typealias Failure = TransportError
    let stream: HTTPStream
    let parser: ServerSentEventParser

    package func makeAsyncIterator() -> AsyncIterator {
      AsyncIterator(source: stream.makeAsyncIterator(), parser: parser)
    }

    package struct AsyncIterator: AsyncIteratorProtocol {
      var source: HTTPStream.AsyncIterator
      var parser: ServerSentEventParser
      private var ready: ArraySlice<ServerSentEvent> = []

      init(source: HTTPStream.AsyncIterator, parser: ServerSentEventParser) {
        self.source = source
        self.parser = parser
      }

      package mutating func next(isolation actor: isolated (any Actor)? = #isolation)
        async throws(TransportError) -> ServerSentEvent?
      {
        while ready.isEmpty {
          guard let piece = try await source.next(isolation: actor) else { return nil }
          ready = parser.push(piece)[...]
        }
        return ready.popFirst()
      }
    }
  }
}
