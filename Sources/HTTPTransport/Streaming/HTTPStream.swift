import Foundation
import Synchronization

/// An answer whose body is read piece by piece, by one reader.
///
/// A reader that does not read holds the sender back. Letting go of stream and iterator ends the exchange,
/// and so does cancelling the task that reads.
package struct HTTPStream: AsyncSequence, Sendable {
  package typealias Element = Data
  package typealias Failure = TransportError

  package let status: Int
  package let headers: HTTPHeaders
  private let source: any HTTPStreamSource

  init(status: Int, headers: HTTPHeaders, source: any HTTPStreamSource) {
    self.status = status
    self.headers = headers
    self.source = source
  }

  /// A stream of one piece.
  package init(_ response: HTTPResponse) {
    self.init(status: response.status, headers: response.headers, source: WholeBody(response.body))
  }

  /// A stream whose pieces somebody makes as they are read; nil ends it.
  package init(
    status: Int, headers: HTTPHeaders, pieces: @escaping @Sendable () async throws(TransportError) -> Data?
  ) {
    self.init(status: status, headers: headers, source: MadePieces(pieces))
  }

  /// True for 200 to 299.
  package var isSuccess: Bool { (200..<300).contains(status) }

  package func makeAsyncIterator() -> AsyncIterator { AsyncIterator(source: source) }

  package struct AsyncIterator: AsyncIteratorProtocol {
    let source: any HTTPStreamSource

    /// Nil at the end of a complete body.
    package mutating func next(isolation actor: isolated (any Actor)? = #isolation)
      async throws(TransportError) -> Data?
    {
      try await source.next()
    }
  }

  /// What has not been read, for answers that turn out to be an error; no more than `bytesMax` of it.
  package func rest(bytesMax: Int = 262_144) async throws(TransportError) -> Data {
    var body = Data()
    var iterator = makeAsyncIterator()
    while body.count < bytesMax, let piece = try await iterator.next(isolation: #isolation) { body += piece }
    return body.prefix(bytesMax)
  }
}

/// Where a stream's pieces come from.
protocol HTTPStreamSource: AnyObject, Sendable {
  func next() async throws(TransportError) -> Data?
}

/// Pieces that somebody makes.
private final class MadePieces: HTTPStreamSource {
  private let make: @Sendable () async throws(TransportError) -> Data?

  init(_ make: @escaping @Sendable () async throws(TransportError) -> Data?) { self.make = make }

  func next() async throws(TransportError) -> Data? { try await make() }
}

/// One piece, once.
private final class WholeBody: HTTPStreamSource {
  private let body: Mutex<Data?>

  init(_ body: Data) { self.body = Mutex(body.isEmpty ? nil : body) }

  func next() async throws(TransportError) -> Data? {
    body.withLock { body in
      defer { body = nil }
      return body
    }
  }
}
