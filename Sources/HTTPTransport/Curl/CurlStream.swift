import Foundation

/// A stream's body over libcurl. The exchange ends when the last one lets go of this.
final class CurlStream: HTTPStreamSource {
  private let pool: CurlPool
  private let id: UInt64
  private let answer: StreamedAnswer

  init(pool: CurlPool, id: UInt64, answer: StreamedAnswer) {
    self.pool = pool
    self.id = id
    self.answer = answer
  }

  deinit { pool.cancel(id) }

  func next() async throws(TransportError) -> Data? {
    let piece = await withTaskCancellationHandler {
      await answer.next()
    } onCancel: {
      pool.cancel(id)
    }
    return try piece.get()
  }
}

extension CurlTransport: StreamingTransport {
  package func open(_ request: HTTPRequest) async throws(TransportError) -> HTTPStream {
    let id = pool.nextId()
    let answer = StreamedAnswer { [pool] in pool.resume(id) }
    let job = try CurlJob(id: id, request, settings: settings, isStream: true, receiver: answer)
    pool.start(job)
    // From here on the exchange ends with this value, also when no head comes.
    let source = CurlStream(pool: pool, id: id, answer: answer)
    let head = await withTaskCancellationHandler {
      await answer.headValue()
    } onCancel: {
      pool.cancel(id)
    }
    let (status, headers) = try head.get()
    return HTTPStream(status: status, headers: headers, source: source)
  }
}
