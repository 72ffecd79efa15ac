import Foundation
import Synchronization

/// Hands an answer on piece by piece, and holds the sender back while nobody reads.
final class StreamedAnswer: CurlReceiver {
  typealias Head = Result<(status: Int, headers: HTTPHeaders), TransportError>
  typealias Piece = Result<Data?, TransportError>

  private struct State {
    var head: Head?
    var headReader: CheckedContinuation<Head, Never>?
    var pieces: [Data] = []
    var bytes = 0
    var end: Piece?
    var readers: [CheckedContinuation<Piece, Never>] = []
    var isHeldBack = false
  }

  /// Bytes that wait for the reader before the sender has to.
  static let bytesMax = 262_144

  private let state = Mutex(State())
  private let resume: @Sendable () -> Void

  /// - Parameter resume: lets the sender go on.
  init(resume: @escaping @Sendable () -> Void) { self.resume = resume }

  // MARK: The reader

  /// Called once.
  func headValue() async -> Head {
    await withCheckedContinuation { continuation in
      let ready = state.withLock { state -> Head? in
        if state.head == nil { state.headReader = continuation }
        return state.head
      }
      if let ready { continuation.resume(returning: ready) }
    }
  }

  func next() async -> Piece {
    await withCheckedContinuation { continuation in
      let (ready, goesOn) = state.withLock { state -> (Piece?, Bool) in
        if !state.pieces.isEmpty {
          let piece = state.pieces.removeFirst()
          state.bytes -= piece.count
          let goesOn = state.isHeldBack && state.bytes <= Self.bytesMax / 2
          if goesOn { state.isHeldBack = false }
          return (.success(piece), goesOn)
        }
        if let end = state.end { return (end, false) }
        state.readers.append(continuation)
        return (nil, false)
      }
      if goesOn { resume() }
      if let ready { continuation.resume(returning: ready) }
    }
  }

  // MARK: The curl thread

  func head(status: Int, headers: HTTPHeaders) { give(.success((status, headers))) }

  func body(_ bytes: Data) -> Bool {
    let (reader, isTaken) = state.withLock { state -> (CheckedContinuation<Piece, Never>?, Bool) in
      if !state.readers.isEmpty { return (state.readers.removeFirst(), true) }
      if state.bytes >= Self.bytesMax {
        state.isHeldBack = true
        return (nil, false)
      }
      state.pieces.append(bytes)
      state.bytes += bytes.count
      return (nil, true)
    }
    reader?.resume(returning: .success(bytes))
    return isTaken
  }

  func end(_ error: TransportError?) {
    let end: Piece = error.map { .failure($0) } ?? .success(nil)
    give(.failure(error ?? TransportError(.reset, "The answer had no head.")))
    let readers = state.withLock { state in
      state.end = end
      defer { state.readers = [] }
      return state.readers
    }
    for reader in readers { reader.resume(returning: end) }
  }

  private func give(_ head: Head) {
    let reader = state.withLock { state in
      if state.head == nil { state.head = head }
      defer { state.headReader = nil }
      return state.headReader
    }
    reader?.resume(returning: head)
  }
}
